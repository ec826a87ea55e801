/** The keys of an instance. The public key is one of the options, so that no contender uses the network. */
export interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly jwtKey: string;
}

/** Starts a server with a protected route, and resolves to its port. */
type Start = (keys: Keys) => Promise<number>;

/**
 * The contenders of a framework: without authentication, with asynchronous middleware that does nothing, which shows what
 * the framework itself costs, with the official SDK, and with ours, which can remember tokens.
 */
export type Contenders = Readonly<Record<Exclude<ContenderName, typeof ON_COMPAT>, Start>>;

export const FRAMEWORKS = ['express', 'fastify', 'hono'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** The program of `official`, with `@x/compat` in the place of `@clerk/backend`. */
export const ON_COMPAT = 'official, on @x/compat';

export const CONTENDER_NAMES = [
  'no auth',
  'empty middleware',
  'official',
  ON_COMPAT,
  'ours',
  'ours, remembering tokens',
] as const;
export type ContenderName = (typeof CONTENDER_NAMES)[number];

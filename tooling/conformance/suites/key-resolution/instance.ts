import { generateKeyPairSync, sign } from 'node:crypto';
import { createMisbehavingServer, type MisbehavingServer, type Script } from '@tooling/misbehaving-server';
import { createTokenVerifier, type JwksLoadEvent, type TokenVerifier, type VerifyTokenOptions } from '@x/jwt';

/** A key of an instance. Node creates it, not the tested code. */
export interface InstanceKey {
  /** The public key in a JWKS. */
  readonly jwk: Readonly<Record<string, unknown>>;
  /** Signs a session token that is valid at `NOW`, optionally with a different key id. */
  token(kid?: string): string;
}

export const SECRET_KEY = 'sk_test_secret123';

/** The time of verification. The age of keys has a different clock. */
const NOW_IN_SECONDS = 1_800_000_000;
export const NOW = new Date(NOW_IN_SECONDS * 1000);
const CLAIMS = { sub: 'user_1', iat: NOW_IN_SECONDS - 5, exp: NOW_IN_SECONDS + 55 };

export function createKey(kid: string): InstanceKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' },
    token(claimed = kid) {
      const segments = [{ alg: 'RS256', typ: 'JWT', kid: claimed }, CLAIMS];
      const signed = segments.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.');
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}

export const setOf = (...keys: readonly InstanceKey[]) => ({ keys: keys.map(({ jwk }) => jwk) });

/** An API that serves a JWKS or fails, with its verifiers. */
export interface Instance {
  readonly server: MisbehavingServer;
  /** The events that the hooks of all verifiers received. */
  readonly events: readonly JwksLoadEvent[];
  /** Options that load the JWKS with a secret key. */
  options(more?: VerifyTokenOptions): VerifyTokenOptions;
  /** Creates a verifier that shares nothing with others. */
  verifier(more?: VerifyTokenOptions): TokenVerifier;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function createInstance(script: Script): Promise<Instance> {
  const server = await createMisbehavingServer(script);
  const events: JwksLoadEvent[] = [];
  const options = (more: VerifyTokenOptions = {}): VerifyTokenOptions => ({
    jwtKey: null,
    secretKey: SECRET_KEY,
    apiUrl: server.url,
    currentDate: NOW,
    onJwksLoad: (event) => events.push(event),
    ...more,
  });
  return {
    server,
    events,
    options,
    verifier: (more) => createTokenVerifier(options(more)),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Returns `accepted` or the reason of the error. */
export async function outcome(
  verified: Promise<{ readonly error: { readonly reason: string } | null }>,
): Promise<string> {
  return (await verified).error?.reason ?? 'accepted';
}

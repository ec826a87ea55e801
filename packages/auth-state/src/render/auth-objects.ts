import { ConfigError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Ports } from '../ports.ts';
import { createHas, type Has } from './has.ts';
import { readOrganizationClaims } from './organization-claims.ts';

export interface GetTokenOptions {
  /** Name of a JWT template. Without one, the session token of the request is given. */
  template?: string | undefined;
  expiresInSeconds?: number | undefined;
}

/** What a diagnosis may hold: texts, never a token. */
export type DebugData = Readonly<Record<string, string | boolean | null>>;

export interface SignedInAuthObject {
  readonly tokenType: 'session_token';
  readonly isAuthenticated: true;
  readonly sessionClaims: JwtPayload;
  readonly sessionId: string;
  readonly sessionStatus: string | null;
  readonly userId: string;
  readonly actor: JwtPayload['act'];
  readonly orgId: string | undefined;
  readonly orgSlug: string | undefined;
  readonly orgRole: string | undefined;
  readonly orgPermissions: readonly string[] | undefined;
  readonly factorVerificationAge: [firstFactor: number, secondFactor: number] | null;
  readonly getToken: (options?: GetTokenOptions) => Promise<string | null>;
  readonly has: Has;
  readonly debug: () => DebugData;
}

export interface SignedOutAuthObject {
  readonly tokenType: 'session_token';
  readonly isAuthenticated: false;
  readonly sessionClaims: null;
  readonly sessionId: null;
  readonly sessionStatus: string | null;
  readonly userId: null;
  readonly actor: null;
  readonly orgId: null;
  readonly orgSlug: null;
  readonly orgRole: null;
  readonly orgPermissions: null;
  readonly factorVerificationAge: null;
  readonly getToken: () => Promise<null>;
  readonly has: (params?: unknown) => false;
  readonly debug: () => DebugData;
}

export type AuthObject = SignedInAuthObject | SignedOutAuthObject;

export interface SignedInAuthObjectOptions {
  /** The session token, which `getToken()` gives. */
  token?: string | null | undefined;
  /** Makes tokens by templates. */
  createSessionToken?: Ports['createSessionToken'] | undefined;
  debugData?: DebugData | undefined;
}

/**
 * What a handler learns of a user that is signed in, of the claims of a verified session token.
 *
 * @example
 * ```ts
 * import { signedInAuthObject } from '@x/auth-state';
 *
 * const claims = { sub: 'user_1', sid: 'sess_1', exp: 1, v: 2, o: { id: 'org_1', rol: 'admin' } };
 * const auth = signedInAuthObject(claims, {});
 * auth.userId; // => 'user_1'
 * auth.has({ role: 'org:admin' }); // => true
 * ```
 */
export function signedInAuthObject(
  sessionClaims: JwtPayload,
  options: SignedInAuthObjectOptions = {},
): SignedInAuthObject {
  const { token = null, createSessionToken, debugData = {} } = options;
  const organization = readOrganizationClaims(sessionClaims);
  const sessionId = sessionClaims.sid ?? '';
  const sessionStatus = sessionClaims.sts ?? null;
  return {
    tokenType: 'session_token',
    isAuthenticated: true,
    sessionClaims,
    sessionId,
    sessionStatus,
    userId: sessionClaims.sub,
    actor: sessionClaims.act,
    ...organization,
    factorVerificationAge: sessionClaims.fva ?? null,
    async getToken({ template, expiresInSeconds } = {}) {
      if (template === undefined) {
        return token;
      }
      if (sessionId === '') {
        return null; // a token without a session
      }
      if (createSessionToken === undefined) {
        throw new ConfigError('A token by a template needs a client: pass the port createSessionToken.');
      }
      return createSessionToken({ sessionId, template, expiresInSeconds });
    },
    has: createHas(organization),
    debug: () => ({ ...debugData, userId: sessionClaims.sub, sessionId, sessionStatus }),
  };
}

/** What a handler learns when nobody is signed in. `debugData` is what `debug()` gives. */
export function signedOutAuthObject(
  debugData: DebugData = {},
  sessionStatus: string | null = null,
): SignedOutAuthObject {
  return {
    tokenType: 'session_token',
    isAuthenticated: false,
    sessionClaims: null,
    sessionId: null,
    sessionStatus,
    userId: null,
    actor: null,
    orgId: null,
    orgSlug: null,
    orgRole: null,
    orgPermissions: null,
    factorVerificationAge: null,
    getToken: async () => null,
    has: () => false,
    debug: () => debugData,
  };
}

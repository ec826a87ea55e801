import { ConfigError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import { portFailure } from '../ports/ask-port.ts';
import type { SessionTokenRequest } from '../ports/ports.ts';
import { text } from '../wire/text.ts';
import { createDebug, type DebugData } from './debug-data.ts';
import { type Has, isAuthorized } from './has.ts';
import { deny, noToken } from './nobody.ts';
import { permissionsOf, readOrganization } from './organization-claims.ts';
import { type FactorAges, readFactorAges } from './reverification.ts';

export interface GetTokenOptions {
  /** Name of a JWT template. Without one, the session token of the request is given. */
  template?: string | undefined;
  /** Asks for a new token that is valid so long. */
  expiresInSeconds?: number | undefined;
}

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
  /** Minutes since the first and the second factor were verified; -1 where a factor is not in use. */
  readonly factorVerificationAge: FactorAges | null;
  /** The session token; or a new one, null when it can't be had. */
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
  readonly getToken: (options?: GetTokenOptions) => Promise<null>;
  readonly has: (params?: unknown) => false;
  readonly debug: () => DebugData;
}

export interface SignedInAuthObjectOptions {
  /** The session token, which `getToken()` gives. */
  token?: string | null | undefined;
  /** Makes tokens by templates. */
  createSessionToken?: ((request: SessionTokenRequest) => Promise<string | null>) | undefined;
  /** Shown by `debug()`, less what is a secret. */
  debugData?: DebugData | undefined;
}

export interface PendingSessionOptions {
  /** Whether a session with tasks left counts as signed out. Default true. */
  treatPendingAsSignedOut?: boolean | undefined;
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
  const sessionId = text(sessionClaims.sid) ?? '';
  const sessionStatus = text(sessionClaims.sts) ?? null;
  const { orgId, orgSlug, orgRole } = readOrganization(sessionClaims);
  const eager: Omit<SignedInAuthObject, 'orgPermissions'> = {
    tokenType: 'session_token',
    isAuthenticated: true,
    sessionClaims,
    sessionId,
    sessionStatus,
    userId: sessionClaims.sub,
    actor: sessionClaims.act,
    orgId,
    orgSlug,
    orgRole,
    factorVerificationAge: readFactorAges(sessionClaims.fva),
    getToken: (wanted) => getToken(sessionId, options, wanted),
    has: (params) => isAuthorized(params, auth),
    debug: () => createDebug({ ...options.debugData, userId: sessionClaims.sub, sessionId, sessionStatus })(),
  };
  // It gets the field that it lacks.
  const auth = Object.defineProperty(eager, 'orgPermissions', LAZY_PERMISSIONS) as SignedInAuthObject;
  return auth;
}

/**
 * Permissions are unpacked when they are asked for, once for the claims of a token. One descriptor for all auth
 * objects: a getter in their literal would cost ten times what the rest of them does.
 */
const LAZY_PERMISSIONS: PropertyDescriptor = {
  enumerable: true,
  get(this: SignedInAuthObject) {
    return permissionsOf(this.sessionClaims);
  },
};

async function getToken(
  sessionId: string,
  { token = null, createSessionToken }: SignedInAuthObjectOptions,
  { template, expiresInSeconds }: GetTokenOptions = {},
): Promise<string | null> {
  if (sessionId === '') {
    return null; // a token without a session
  }
  if (template === undefined && expiresInSeconds === undefined) {
    return token;
  }
  if (createSessionToken === undefined) {
    throw new ConfigError('Pass the port createSessionToken.');
  }
  try {
    return text(await createSessionToken({ sessionId, template, expiresInSeconds })) ?? null;
  } catch (thrown) {
    return portFailure('createSessionToken', thrown).result;
  }
}

/** What a handler learns when nobody is signed in. `debugData` is what `debug()` gives, less secrets. */
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
    getToken: noToken,
    has: deny,
    debug: createDebug(debugData),
  };
}

/** The auth object of verified claims: a session with tasks left is signed out, unless it is to count. */
export function sessionAuthObject(
  claims: JwtPayload,
  options: SignedInAuthObjectOptions,
  { treatPendingAsSignedOut = true }: PendingSessionOptions = {},
): SignedInAuthObject | SignedOutAuthObject {
  return claims.sts === 'pending' && treatPendingAsSignedOut
    ? signedOutAuthObject(options.debugData, claims.sts)
    : signedInAuthObject(claims, options);
}

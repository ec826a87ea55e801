import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readArgument, readOptions } from '@x/errors/internal';
import type { JwtPayload } from '@x/jwt';
import { portFailure } from '../ports/call-port.ts';
import type { SessionTokenRequest } from '../ports/ports.ts';
import { nonEmptyString } from '../wire/non-empty-string.ts';
import {
  type GetTokenOptions,
  type PendingSessionOptions,
  readPendingOptions,
  readTokenOptions,
} from './auth-object-options.ts';
import { createDebug, type DebugData } from './debug-data.ts';
import { type Has, isAuthorized, readRequirements } from './has.ts';
import { permissionsOf, readOrganization } from './organization-claims.ts';
import { type FactorAges, readFactorAges } from './reverification.ts';

/** The auth object of a signed-in user: who they are, and what they may do. */
export interface SignedInAuthObject {
  /** Narrows the kinds of auth objects. */
  readonly tokenType: 'session_token';
  /** Always true. */
  readonly isAuthenticated: true;
  /** All claims of the session token, custom claims included. */
  readonly sessionClaims: JwtPayload;
  /** The id of the session: `sess_...`. */
  readonly sessionId: string;
  /** `active`, or `pending` if the session has open tasks. `null` for tokens without the claim. */
  readonly sessionStatus: string | null;
  /** The id of the user: `user_...`. */
  readonly userId: string;
  /** The user who impersonates this one. Absent without impersonation. */
  readonly actor: JwtPayload['act'];
  /** The id of the active organization: `org_...`. Absent if the personal account is active. */
  readonly orgId: string | undefined;
  /** The slug of the active organization, if it has one. */
  readonly orgSlug: string | undefined;
  /** The role in the active organization, such as `org:admin`. */
  readonly orgRole: string | undefined;
  /** The permissions in the active organization, such as `org:invoices:create`. */
  readonly orgPermissions: readonly string[] | undefined;
  /** Minutes since the first and the second factor were verified, or -1 for a factor that is not in use. */
  readonly factorVerificationAge: FactorAges | null;
  /** Resolves to the session token or, with options, to a new token. Resolves to null if it can't be created. */
  readonly getToken: (options?: GetTokenOptions) => Promise<string | null>;
  /**
   * Returns whether the session has a role, a permission, a feature, a plan and a reverification. Every given field
   * must hold.
   */
  readonly has: Has;
  /** Returns what is safe to log. */
  readonly debug: () => DebugData;
}

/** The auth object of a visitor who is not signed in. `has()` is always false. */
export interface SignedOutAuthObject {
  /** Narrows the kinds of auth objects. */
  readonly tokenType: 'session_token';
  /** Always false. */
  readonly isAuthenticated: false;
  readonly sessionClaims: null;
  readonly sessionId: null;
  /** `pending` if a session with open tasks counts as signed out. Otherwise `null`. */
  readonly sessionStatus: string | null;
  readonly userId: null;
  readonly actor: null;
  readonly orgId: null;
  readonly orgSlug: null;
  readonly orgRole: null;
  readonly orgPermissions: null;
  readonly factorVerificationAge: null;
  /** Resolves to `null`. */
  readonly getToken: (options?: GetTokenOptions) => Promise<null>;
  /** Returns false. */
  readonly has: (params?: unknown) => false;
  /** Returns what is safe to log. */
  readonly debug: () => DebugData;
}

/** The options of `signedInAuthObject`. */
export interface SignedInAuthObjectOptions {
  /** The session token that `getToken()` resolves to. */
  token?: string | null | undefined;
  /** Creates new tokens for `getToken()`. Without it, `getToken()` with options rejects with a `ConfigError`. */
  createSessionToken?: ((request: SessionTokenRequest) => Promise<string | null>) | undefined;
  /** The data that `debug()` returns, without secrets. */
  debugData?: DebugData | undefined;
}

/**
 * Creates the auth object of a signed-in user from the claims of a verified session token.
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
  const read = readOptions(options, SIGNED_IN_OPTIONS, { owner: 'signedInAuthObject' });
  checkClaims(sessionClaims, 'signedInAuthObject');
  return readArgument('The session claims', () => createSignedIn(sessionClaims, read));
}

const SIGNED_IN_OPTIONS: OptionNames<SignedInAuthObjectOptions> = {
  token: true,
  createSessionToken: true,
  debugData: true,
};

function checkClaims(claims: unknown, owner: string): void {
  if (typeof claims !== 'object' || claims === null) {
    throw new ConfigError(`${owner} takes the claims of a verified session token, not ${quote(claims)}.`);
  }
}

/** As `signedInAuthObject`, with options that are valid. */
function createSignedIn(sessionClaims: JwtPayload, options: SignedInAuthObjectOptions): SignedInAuthObject {
  const sessionId = nonEmptyString(sessionClaims.sid) ?? '';
  const sessionStatus = nonEmptyString(sessionClaims.sts) ?? null;
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
    getToken: async (tokenOptions) => getToken(sessionId, options, readTokenOptions(tokenOptions)),
    has: (params) => isAuthorized(readRequirements(params), auth),
    debug: () => createDebug({ ...options.debugData, userId: sessionClaims.sub, sessionId, sessionStatus })(),
  };
  // The property is the only field that is missing.
  const auth = Object.defineProperty(eager, 'orgPermissions', LAZY_PERMISSIONS) as SignedInAuthObject;
  return auth;
}

/**
 * Unpacks permissions when they are first read. One descriptor for all auth objects, since a getter in the literal would
 * take ten times as long as the rest of the object.
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
  { template, expiresInSeconds }: GetTokenOptions,
): Promise<string | null> {
  if (sessionId === '') {
    // The token has no session, such as a token of a template.
    return null;
  }
  if (template === undefined && expiresInSeconds === undefined) {
    return token;
  }
  if (createSessionToken === undefined) {
    throw new ConfigError('getToken() needs the port createSessionToken to create a token.');
  }
  try {
    return nonEmptyString(await createSessionToken({ sessionId, template, expiresInSeconds })) ?? null;
  } catch (thrown) {
    return portFailure('createSessionToken', thrown).result;
  }
}

/** Creates the auth object of a request that is not signed in. `debug()` returns `debugData`, without secrets. */
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
    getToken: async (options) => {
      readTokenOptions(options);
      return null;
    },
    has: (params) => {
      readRequirements(params);
      return false;
    },
    debug: createDebug(debugData),
  };
}

/** Creates the auth object for verified claims. A pending session is signed out unless `treatPendingAsSignedOut` is false. */
export function sessionAuthObject(
  claims: JwtPayload,
  options: SignedInAuthObjectOptions,
  pending: PendingSessionOptions = {},
): SignedInAuthObject | SignedOutAuthObject {
  checkClaims(claims, 'sessionAuthObject');
  const read = readOptions(options, SIGNED_IN_OPTIONS, { owner: 'sessionAuthObject' });
  const readPending = readPendingOptions(pending, 'sessionAuthObject');
  return readArgument('The session claims', () => authObjectOf(claims, read, readPending));
}

/** As `sessionAuthObject`, with options that are valid. */
export function authObjectOf(
  claims: JwtPayload,
  options: SignedInAuthObjectOptions,
  { treatPendingAsSignedOut = true }: PendingSessionOptions,
): SignedInAuthObject | SignedOutAuthObject {
  return claims.sts === 'pending' && treatPendingAsSignedOut
    ? signedOutAuthObject(options.debugData, claims.sts)
    : createSignedIn(claims, options);
}

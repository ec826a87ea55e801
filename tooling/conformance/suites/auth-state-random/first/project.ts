import type { Location, Outcome } from '../outcome.ts';

/** Features that are newer than version 1.0.1. */
const NEW_PARAMETERS = [
  ...[
    '__clerk_api_version',
    'suffixed_cookies',
    '__clerk_hs_reason',
    'format',
    '__session',
    'organization_id',
  ],
];
const NEW_STATE_FIELDS = ['isAuthenticated', 'tokenType'];
const AUTH_FIELDS = [
  ...[
    'sessionClaims',
    'sessionId',
    'userId',
    'actor',
    'orgId',
    'orgRole',
    'orgSlug',
    'orgPermissions',
    'getToken',
  ],
];
/** It has a single reason for all expired tokens. */
const OUTDATED = /^session-token-(?:iat-before-client-uat|expired-refresh-.*|nbf|iat-in-the-future)$/;

/** Returns the part of an outcome that version 1.0.1 has. */
export function project(outcome: Outcome): Outcome {
  const { state, headers, location, setCookie, auth } = outcome;
  const reason = projectReason(state['reason']);
  const { 'cache-control': _, ...known } = headers;
  return {
    threw: outcome.threw,
    state: Object.fromEntries(
      Object.entries({ ...state, ...('reason' in state && { reason }) }).filter(
        ([name]) => !NEW_STATE_FIELDS.includes(name),
      ),
    ),
    headers: { ...known, ...('x-clerk-auth-reason' in known && { 'x-clerk-auth-reason': String(reason) }) },
    location: location && projectLocation(location),
    setCookie: setCookie.filter((cookie) => !cookie.startsWith('__clerk_redirect_count=')),
    auth: projectAuth(auth),
    authWithPending: null,
    apiRequests: [],
    ...(outcome.violations && { violations: outcome.violations }),
  };
}

function projectReason(reason: unknown): unknown {
  return typeof reason === 'string' && OUTDATED.test(reason) ? 'session-token-outdated' : reason;
}

function projectLocation(location: Location): Location {
  // A URL of the application keeps all of its parameters.
  const isHandshake = location.target.endsWith('/v1/client/handshake');
  return isHandshake
    ? { ...location, query: location.query.filter(([name]) => !NEW_PARAMETERS.includes(name)) }
    : location;
}

function projectAuth(auth: unknown): unknown {
  return typeof auth === 'object' && auth !== null
    ? Object.fromEntries(AUTH_FIELDS.map((name) => [name, Reflect.get(auth, name) ?? null]))
    : auth;
}

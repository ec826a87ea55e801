import type { Row } from '../play.ts';
import { args, hostile, list, type Make, maybe, one, oneOf, record, type Source, valid } from '../values.ts';
import { callsOf, viewOf } from '../view.ts';

const text = one('a', 'A message.', 'ß', 'x_y');
const flag = one(true, false);

const TOKEN_TYPES = ['session_token', 'api_key', 'm2m_token', 'oauth_token'] as const;
const MACHINE_TOKEN_TYPES = ['api_key', 'm2m_token', 'oauth_token'] as const;
const acceptsToken = valid(oneOf(one(...TOKEN_TYPES, 'any'), list(one(...TOKEN_TYPES))), one('x', '', ['x']));

/** The claims of an organization belong together. */
const organization = oneOf(
  () => ({}),
  () => ({}),
  record({
    org_id: valid(one('org_1')),
    org_role: valid(one('org:admin', 'admin')),
    org_slug: maybe(valid(one('acme'))),
    org_permissions: valid(list(one('org:a:read', 'org:b:write'))),
  }),
  (source) => ({ v: 2, o: version2(source) }),
);
const version2 = valid(
  record({
    id: valid(one('org_1')),
    rol: valid(one('admin', 'member')),
    slg: maybe(valid(one('acme'))),
    per: valid(one('read,write', 'read')),
    fpm: valid(one('3', '1')),
  }),
);
const person = record({
  sub: valid(one('user_1')),
  sid: valid(one('sess_1', 'sess_2'), one(undefined)),
  sts: maybe(valid(one('active', 'pending'))),
  act: maybe(valid(record({ sub: text }))),
  fva: maybe(valid(one([0, 0], [10, -1], [100_000, 5]))),
  fea: maybe(valid(one('o:a,u:b', 'uo:c', 'o:a'))),
  pla: maybe(valid(one('u:pro', 'o:x'))),
  custom: maybe(text),
});
const claims = valid((source) => ({ ...person(source), ...Object(organization(source)) }));

const requirement = record({
  role: maybe(valid(one('org:admin', 'admin', 'org:member'), one('')), 0.3),
  permission: maybe(valid(one('org:a:read', 'a:read'), one('')), 0.3),
  feature: maybe(valid(one('a', 'org:a', 'user:b', 'c'), one('')), 0.2),
  plan: maybe(valid(one('pro', 'user:pro', 'org:x'), one('')), 0.2),
  reverification: maybe(
    valid(
      one('strict', 'lax', 'strict_mfa', 'moderate', { level: 'first_factor', afterMinutes: 10 }),
      one('x', { level: 'x', afterMinutes: 1 }, { level: 'first_factor' }),
    ),
    0.2,
  ),
});
const requirements: Make = (source) => (source.isHostile ? valid(requirement)(source) : requirement(source));

const context = valid(
  record({
    secretKey: maybe(one('sk_test_123456789')),
    publishableKey: maybe(text),
    status: maybe(text),
    reason: maybe(text),
    sessionTokenInCookie: maybe(valid(one('abcdefghijkl'))),
  }),
);

const PUBLIC_DEBUG_DATA = ['publishableKey', 'status', 'reason'] as const;

/** Reads the fields of an auth object, calls its functions, and leaves out the debug data that ours does not show. */
export async function useAuth(auth: unknown, source: Source): Promise<unknown> {
  const object = Object(auth);
  const asked = Array.from({ length: 4 }, () => requirements(source));
  const options = source.isHostile
    ? [null, 'x', hostile(source)]
    : [undefined, {}, { template: '' }, { other: 1 }];
  const [debug] = await callsOf(object, 'debug', [undefined]);
  return {
    fields: await viewOf(auth),
    isPlain: Object.getPrototypeOf(object) === Object.prototype,
    has: await callsOf(object, 'has', asked),
    getToken: await callsOf(object, 'getToken', options),
    debug:
      typeof debug === 'object' ? PUBLIC_DEBUG_DATA.map((name) => Reflect.get(Object(debug), name)) : debug,
  };
}

const machineData = valid(
  record({
    id: text,
    subject: valid(one('user_1', 'org_1', 'mch_1')),
    scopes: valid(list(text)),
    claims: maybe(record({ a: text })),
    name: text,
    clientId: text,
  }),
);

const authLike = record({
  tokenType: one(...TOKEN_TYPES),
  isAuthenticated: flag,
  userId: text,
  has: () => () => true,
  getToken: () => async () => 'token',
  debug: () => () => ({ status: 'a' }),
  redirectToSignIn: maybe(() => () => 'x', 0.2),
});

const privateData = valid(record({ a: text }));
const resource = record({
  id: text,
  privateMetadata: maybe(privateData),
  private_metadata: maybe(privateData),
  nested: maybe(record({ privateMetadata: text }), 0.1),
  _raw: maybe(valid(record({ id: text, private_metadata: maybe(text) }))),
  updatedAt: () => new Date(0),
});

export const AUTH_OBJECT_ROWS: Readonly<Record<string, Row>> = {
  authenticatedMachineObject: {
    args: args(valid(one(...MACHINE_TOKEN_TYPES), one('session_token', 'x')), text, machineData, context),
    use: useAuth,
  },
  unauthenticatedMachineObject: {
    args: args(valid(one(...MACHINE_TOKEN_TYPES), one('session_token', 'x')), context),
    use: useAuth,
  },
  signedOutAuthObject: { args: args(context, one('active', 'pending', undefined)), use: useAuth },
  invalidTokenAuthObject: { args: args(), use: useAuth },
  signedInAuthObject: { args: args(context, text, claims), use: useAuth },
  getAuthObjectFromJwt: {
    args: args(
      valid(record({ header: () => ({}), payload: claims, raw: () => ({ text: 'a.b.c' }) })),
      valid(record({ secretKey: text, treatPendingAsSignedOut: maybe(valid(flag)) })),
    ),
    use: useAuth,
  },
  getAuthObjectForAcceptedToken: {
    args: args(valid(record({ authObject: valid(authLike), acceptsToken: maybe(acceptsToken) }))),
    use: async (result, source, [given]) => ({
      auth: await useAuth(result, source),
      isSame: result === Object(given).authObject,
    }),
  },
  isTokenTypeAccepted: { args: args(valid(one(...TOKEN_TYPES)), acceptsToken) },
  makeAuthObjectSerializable: { args: args(valid(authLike, one(undefined, null))) },
  stripPrivateDataFromObject: {
    args: args(
      valid(
        record({ user: maybe(valid(resource)), organization: maybe(resource), session: maybe(resource) }),
      ),
    ),
    use: (result, _source, [given]) => ({ result, given }),
  },
};

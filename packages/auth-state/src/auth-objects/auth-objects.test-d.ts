import { expectTypeOf, test } from 'vitest';
import type {
  AuthObject,
  AuthObjectFor,
  Has,
  HasParams,
  SignedInAuthObject,
  SignedOutAuthObject,
} from '../index.ts';
import {
  authenticatedMachineObject,
  decorateObjectWithResources,
  getAuthObjectForAcceptedToken,
  sanitizeAuthObject,
  signedInAuthObject,
  stripPrivateDataFromObject,
} from '../index.ts';

declare const auth: AuthObject;
declare const session: SignedInAuthObject | SignedOutAuthObject;

test('isAuthenticated narrows signed in and signed out', () => {
  if (session.isAuthenticated) {
    expectTypeOf(session).toEqualTypeOf<SignedInAuthObject>();
    expectTypeOf(session.userId).toEqualTypeOf<string>();
    return;
  }
  expectTypeOf(session.userId).toEqualTypeOf<null>();
  expectTypeOf(session.has).returns.toEqualTypeOf<false>();
});

test('a field that only one of them has narrows as well', () => {
  if (session.userId !== null) {
    expectTypeOf(session.sessionId).toEqualTypeOf<string>();
  }
});

test('tokenType narrows the kind of caller', () => {
  switch (auth.tokenType) {
    case 'session_token':
      expectTypeOf(auth).toEqualTypeOf<SignedInAuthObject | SignedOutAuthObject>();
      break;
    case 'api_key':
      expectTypeOf(auth.name).toEqualTypeOf<string | null>();
      break;
    case 'm2m_token':
      expectTypeOf(auth.machineId).toEqualTypeOf<string | null>();
      break;
    case 'oauth_token':
      expectTypeOf(auth.clientId).toEqualTypeOf<string | null>();
      break;
    default:
      expectTypeOf(auth.tokenType).toEqualTypeOf<null>();
      expectTypeOf(auth.isAuthenticated).toEqualTypeOf<false>();
  }
});

test('both together narrow a machine', () => {
  if (auth.isAuthenticated && auth.tokenType === 'api_key') {
    expectTypeOf(auth.subject).toEqualTypeOf<string>();
    expectTypeOf(auth.getToken).returns.resolves.toEqualTypeOf<string>();
    if (auth.userId === null) {
      expectTypeOf(auth.orgId).toEqualTypeOf<string | null>();
    } else {
      expectTypeOf(auth.orgId).toEqualTypeOf<null>();
    }
  }
  if (!auth.isAuthenticated) {
    expectTypeOf(auth.getToken).returns.resolves.toEqualTypeOf<null>();
  }
});

test('a route gets the objects of the types that it accepts', () => {
  expectTypeOf(getAuthObjectForAcceptedToken({ authObject: auth })).toEqualTypeOf<
    SignedInAuthObject | SignedOutAuthObject
  >();
  expectTypeOf(
    getAuthObjectForAcceptedToken({ authObject: auth, acceptsToken: 'any' }),
  ).toEqualTypeOf<AuthObject>();
  expectTypeOf<AuthObjectFor<'m2m_token'>['tokenType']>().toEqualTypeOf<'m2m_token'>();
  const either = getAuthObjectForAcceptedToken({
    authObject: auth,
    acceptsToken: ['api_key', 'oauth_token'],
  });
  expectTypeOf(either.tokenType).toEqualTypeOf<'api_key' | 'oauth_token' | null>();
});

test('a machine object has the fields of its type of token', () => {
  const machine = { id: '', subject: '', scopes: [], claims: null };
  expectTypeOf(authenticatedMachineObject('m2m_token', '', machine).machineId).toEqualTypeOf<string>();
  // @ts-expect-error an API key has a name
  authenticatedMachineObject('api_key', '', machine);
});

test('has() takes only requirements that exist', () => {
  const { has } = signedInAuthObject({ sub: '', exp: 1 });
  expectTypeOf(has).toEqualTypeOf<Has>();
  expectTypeOf<Parameters<Has>>().toEqualTypeOf<[params: HasParams]>();
  has({ role: 'org:admin', permission: undefined, feature: 'a', plan: 'b', reverification: 'strict' });
  has({ reverification: { level: 'multi_factor', afterMinutes: 5 } });
  // @ts-expect-error no such requirement
  has({ roles: ['org:admin'] });
  // @ts-expect-error no such preset
  has({ reverification: 'loose' });
  // @ts-expect-error a level needs its minutes
  has({ reverification: { level: 'first_factor' } });
  // @ts-expect-error one role
  has({ role: ['org:admin'] });
});

test('a sanitised object has no functions', () => {
  const safe = sanitizeAuthObject(session);
  expectTypeOf(safe).not.toHaveProperty('getToken');
  expectTypeOf(safe).not.toHaveProperty('has');
  expectTypeOf(safe.userId).toEqualTypeOf<string | null>();
});

test('resources keep their types', async () => {
  const client = {
    sessions: { getSession: async (id: string) => ({ data: { id } }) },
    users: { getUser: async (_id: string) => ({ data: { firstName: 'Ada' } }) },
    organizations: {
      getOrganization: async (_params: { organizationId: string }) => ({ data: { slug: '' } }),
    },
  };
  const decorated = await decorateObjectWithResources({ locale: 'de' }, auth, { client, loadUser: true });
  expectTypeOf(decorated.locale).toEqualTypeOf<string>();
  expectTypeOf(decorated.user).toEqualTypeOf<{ firstName: string } | null | undefined>();
  expectTypeOf(stripPrivateDataFromObject({ user: { id: 1 } })).toEqualTypeOf<{ user: { id: number } }>();
});

import { type ClerkClient, createClerkClient } from '@x/backend';
import { createEmulator, type Emulator } from '@x/emulator';
import { createClerkClient as createFirst, verifyToken as verifyWithFirst } from 'clerk-1.0.1';
import { createClerkClient as createLatest, verifyToken as verifyWithLatest } from 'clerk-latest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disagreements } from '../../src/disagreements.ts';

interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly apiUrl: string;
}

/** The members of both versions of the reference SDK that this test uses. */
interface ReferenceClient {
  readonly users: {
    createUser(params: object): Promise<{ readonly id: string }>;
    getUser(userId: string): Promise<object>;
    getUserList(params: object): Promise<{ readonly data: readonly object[]; readonly totalCount: number }>;
  };
  readonly organizations: {
    createOrganization(params: { name: string; createdBy: string }): Promise<{ readonly id: string }>;
  };
  readonly sessions: { getSession(sessionId: string): Promise<object> };
  authenticateRequest(
    request: Request,
    options: object,
  ): Promise<{ readonly status: string; toAuth(): object | null }>;
}

interface Reference {
  readonly name: string;
  readonly create: (keys: Keys) => ReferenceClient;
  readonly verifyToken: (token: string, options: Keys) => Promise<object>;
}

const telemetry = { disabled: true };
const references: readonly Reference[] = [
  {
    name: '@clerk/backend 3.25.0',
    create: (keys) => createLatest({ ...keys, telemetry }),
    verifyToken: verifyWithLatest,
  },
  {
    name: '@clerk/backend 1.0.1',
    create: (keys) => createFirst({ ...keys, telemetry }),
    verifyToken: verifyWithFirst,
  },
];

let emulator: Emulator;
let keys: Keys;
let ours: ClerkClient;

beforeAll(async () => {
  emulator = await createEmulator();
  keys = {
    secretKey: emulator.secretKey,
    publishableKey: emulator.publishableKey,
    apiUrl: emulator.url,
  };
  ours = createClerkClient({ ...keys, jwtKey: null });
});

beforeEach(() => emulator.reset());

afterAll(() => emulator.close());

const ada = {
  emailAddress: ['ada@example.com'],
  phoneNumber: ['+15555550100'],
  firstName: 'Ada',
  externalId: 'ext_1',
  publicMetadata: { some_key: { innerKey: [1, null] } },
  privateMetadata: { note: 'x' },
};

describe.each(references)('$name, unmodified, on the emulator', ({ create, verifyToken }) => {
  const theirs = () => create(keys);

  it('creates and reads a user: the same as ours reads', async () => {
    const created = await theirs().users.createUser(ada);
    const { data } = await ours.users.getUser(created.id);
    expect(data).toMatchObject({ id: created.id, firstName: 'Ada', publicMetadata: ada.publicMetadata });
    expect(disagreements(created, data)).toEqual([]);
    expect(disagreements(await theirs().users.getUser(created.id), data)).toEqual([]);
  });

  it('reads a user that ours created', async () => {
    const { data } = await ours.users.createUser(ada);
    expect(disagreements(await theirs().users.getUser(data?.id ?? ''), data)).toEqual([]);
  });

  it('lists users: the same as ours lists', async () => {
    for (const name of ['a', 'b', 'c']) {
      await theirs().users.createUser({ username: name, emailAddress: [`${name}@example.com`] });
    }
    const page = { limit: 2, offset: 1, orderBy: '+created_at' } as const;
    const list = await theirs().users.getUserList(page);
    const { data } = await ours.users.getUserList(page);
    expect(list.data).toHaveLength(2);
    expect(disagreements(list.data, data)).toEqual([]);
    expect(list.totalCount).toBe((await ours.users.getCount()).data);
  });

  it('creates an organization: the same as ours reads', async () => {
    const { id } = await theirs().users.createUser(ada);
    const created = await theirs().organizations.createOrganization({ name: 'Acme', createdBy: id });
    const { data } = await ours.organizations.getOrganization({ organizationId: created.id });
    expect(data).toMatchObject({ name: 'Acme', createdBy: id });
    expect(disagreements(created, data)).toEqual([]);
  });

  it('reads a session: the same as ours reads', async () => {
    const { id } = await theirs().users.createUser(ada);
    const { sessionId } = await emulator.signIn(id);
    const { data } = await ours.sessions.getSession(sessionId);
    expect(disagreements(await theirs().sessions.getSession(sessionId), data)).toEqual([]);
  });

  it('fails with the error that ours returns', async () => {
    const failure = await theirs()
      .users.getUser('user_none')
      .catch((error: unknown) => error);
    const { errors } = await ours.users.getUser('user_none');
    expect(failure).toMatchObject({
      status: 404,
      errors: [
        { code: errors?.[0].code, message: errors?.[0].message, longMessage: errors?.[0].longMessage },
      ],
    });
  });

  it('verifies a token with the keys that it loads: the claims that ours finds', async () => {
    const { id } = await theirs().users.createUser(ada);
    const { token } = await emulator.signIn(id);
    const { result } = await ours.verifyToken(token);
    expect(result?.sub).toBe(id);
    expect(await verifyToken(token, keys)).toEqual(result);
  });

  it.each(['bearer token', 'cookies'])('authenticates a request by %s, as ours does', async (carrier) => {
    const { id } = await theirs().users.createUser(ada);
    const organization = await theirs().organizations.createOrganization({ name: 'Acme', createdBy: id });
    const signIn = await emulator.signIn(id, {
      organizationId: organization.id,
      azp: 'https://app.example.com',
    });
    const headers = carrier === 'cookies' ? { cookie: signIn.cookieHeader } : { ...signIn.headers };
    const request = () => new Request('https://app.example.com/notes', { headers });
    const authorizedParties = ['https://app.example.com'];
    const state = await theirs().authenticateRequest(request(), { authorizedParties });
    const ourState = await ours.authenticateRequest(request(), { authorizedParties });
    expect(state.status).toBe('signed-in');
    expect(ourState.status).toBe('signed-in');
    const auth = { ...state.toAuth() };
    expect(auth).toMatchObject({ userId: id, sessionId: signIn.sessionId });
    expect(disagreements(withoutFunctions(auth), { ...ourState.toAuth() })).toEqual([]);
  });
});

describe('@clerk/backend 3.25.0 alone', () => {
  it('makes a token of a session, which ours verifies', async () => {
    const { data: user } = await ours.users.createUser(ada);
    const { sessionId } = await emulator.signIn(user?.id ?? '');
    // Version 1.0.1 creates tokens only with a template, which the emulator does not support.
    const { jwt } = await createLatest({ ...keys, telemetry }).sessions.getToken(sessionId);
    expect((await ours.verifyToken(jwt)).result?.sid).toBe(sessionId);
  });
});

function withoutFunctions(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => typeof member !== 'function'));
}

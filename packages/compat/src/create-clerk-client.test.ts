import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';
import { ClerkAPIResponseError, isClerkAPIResponseError } from './errors.ts';
import { debugRequestState, verifyMachineAuthToken } from './internal.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    seed: { users: [{ id: 'user_ada', firstName: 'Ada', lastName: 'Lovelace' }] },
  });
});
afterAll(() => emulator.close());

const keys = () => ({
  secretKey: emulator.secretKey,
  publishableKey: emulator.publishableKey,
  apiUrl: emulator.url,
});

describe('createClerkClient()', () => {
  it('returns resources with getters and the JSON of the API', async () => {
    const user = await createClerkClient(keys()).users.getUser('user_ada');
    expect(user.fullName).toBe('Ada Lovelace');
    expect(user.primaryEmailAddress).toBeNull();
    expect(user.raw).toMatchObject({ object: 'user', first_name: 'Ada' });
    expect(Object.keys(user)).toContain('createdAt');
    expect(Object.keys(user)).not.toContain('object');
  });

  it('returns pages with their total count, and ignores empty parameters', async () => {
    const params = { query: '', emailAddress: [], limit: 1 };
    const { data, totalCount } = await createClerkClient(keys()).users.getUserList(params);
    expect([data.length, totalCount]).toEqual([1, 1]);
  });

  it('rejects with an error that has the class of the entry for errors', async () => {
    const error = await createClerkClient(keys())
      .users.getUser('user_none')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClerkAPIResponseError);
    expect(isClerkAPIResponseError(error)).toBe(true);
    expect(error).toMatchObject({ status: 404, errors: [{ code: 'resource_not_found' }] });
  });

  it('rejects with errors whose copies have the fields of the reference', async () => {
    const error = await createClerkClient(keys())
      .users.getUser('user_none')
      .catch((reason: unknown) => reason);
    const { errors, ...fields } = { ...(error as ClerkAPIResponseError) };
    expect(fields).toMatchObject({ clerkError: true, code: 'api_response_error', status: 404 });
    expect({ ...errors[0] }).toMatchObject({
      code: 'resource_not_found',
      message: expect.any(String),
      longMessage: expect.any(String),
      meta: {},
    });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ clerkError: true, errors: [{ meta: {} }] });
  });

  it('has errors of machine tokens whose copies have the fields of the reference', async () => {
    const { secretKey, url: apiUrl } = emulator;
    const jwt = `${btoa('{"alg":"RS256","kid":"a","typ":"JWT"}')}.${btoa('{"sub":"mch_1"}')}.AA`;
    for (const token of ['ak_unknown', jwt.replaceAll('=', '')]) {
      const { errors } = await verifyMachineAuthToken(token, { secretKey, apiUrl });
      expect({ ...errors?.[0] }).toMatchObject({ clerkError: true, code: expect.stringMatching(/^token-/) });
    }
  });

  it('takes empty strings, unknown options and wrong keys until they are used', async () => {
    const empty = {
      secretKey: '',
      publishableKey: '',
      jwtKey: '',
      domain: '',
      proxyUrl: '',
      machineSecretKey: '',
    };
    const client = createClerkClient({ ...empty, telemetry: { disabled: true }, unknown: 1 } as object);
    await expect(client.users.getUser('user_ada')).rejects.toThrow('secretKey');
    await expect(client.authenticateRequest(new Request('https://app.example.com/'))).rejects.toThrow(
      'Pass the secretKey',
    );
  });

  it('records nothing', () => {
    const { telemetry } = createClerkClient(keys());
    expect(telemetry.isEnabled).toBe(false);
    expect(telemetry.record({ event: 'x', payload: {} })).toBeUndefined();
  });

  it('has methods that tests can replace', async () => {
    const client = createClerkClient(keys());
    vi.spyOn(client.users, 'getCount').mockResolvedValue(7);
    expect(await client.users.getCount()).toBe(7);
  });

  it('has the resources of the API as properties of its own', async () => {
    const client = createClerkClient(keys());
    expect(Object.keys(client)).toEqual(
      expect.arrayContaining(['authenticateRequest', 'telemetry', 'users', 'm2m', 'emails']),
    );
    const { users, emails } = { ...client };
    expect([users === client.users, typeof emails.createBatch]).toEqual([true, 'function']);
    const { getCount } = users;
    expect(await getCount()).toBe(1);
  });

  it('ignores further arguments of a method, such as those of map()', async () => {
    const { getUser } = createClerkClient(keys()).users;
    // The type of a method has only its own arguments.
    const [ada] = await Promise.all(['user_ada'].map(getUser as () => ReturnType<typeof getUser>));
    expect(ada?.id).toBe('user_ada');
  });

  it('loads the keys once for clients that are created with each request', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const fetch = vi.spyOn(globalThis, 'fetch');
    const options = { ...keys(), apiUrl: `${emulator.url}/` };
    for (let count = 0; count < 100; count++) {
      const { authenticateRequest } = createClerkClient({ ...options });
      const state = await authenticateRequest(new Request('https://app.example.com/', { headers }));
      expect(state.status).toBe('signed-in');
    }
    expect(fetch).toHaveBeenCalledTimes(1);
    fetch.mockRestore();
  });
});

describe('authenticateRequest()', () => {
  const request = (headers: Record<string, string>) => new Request('https://app.example.com/', { headers });

  it('has methods of the reference in its auth object', async () => {
    const { headers, token } = await emulator.signIn('user_ada');
    const state = await createClerkClient(keys()).authenticateRequest(request(headers));
    const auth = state.toAuth();
    expect(auth?.userId).toBe('user_ada');
    expect(await auth?.getToken()).toBe(token);
    expect(auth?.has({ role: 'org:admin', other: 1 } as never)).toBe(false);
    await expect(auth?.getToken({ template: 'none' })).rejects.toBeInstanceOf(ClerkAPIResponseError);
  });

  it('has a diagnosis with the fields of the reference only: SDKs send it to browsers', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const state = await createClerkClient(keys()).authenticateRequest(request(headers));
    expect(debugRequestState(state)).toEqual({
      isSignedIn: true,
      isAuthenticated: true,
      proxyUrl: '',
      reason: null,
      message: null,
      publishableKey: emulator.publishableKey,
      isSatellite: false,
      domain: '',
    });
  });

  it('has a state whose copy is serialised with its own fields', async () => {
    const { headers, token } = await emulator.signIn('user_ada');
    const state = await createClerkClient(keys()).authenticateRequest(request(headers));
    expect(JSON.parse(JSON.stringify({ ...state, at: 1 }))).toMatchObject({ at: 1, signInUrl: '' });
    expect(JSON.stringify(state)).not.toContain(token);
  });

  it('accepts an address as the domain in development', async () => {
    const options = {
      isSatellite: true,
      domain: '127.0.0.1:3000',
      signInUrl: 'https://primary.example.com/',
    };
    const state = await createClerkClient(keys()).authenticateRequest(request({}), options);
    expect(state).toMatchObject({ isSatellite: true, domain: '127.0.0.1:3000' });
  });

  it('accepts no token for an empty list of types', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const state = await createClerkClient(keys()).authenticateRequest(request(headers), { acceptsToken: [] });
    expect(state).toMatchObject({ isSignedIn: false, reason: 'token-type-mismatch' });
  });

  it('merges options as the reference does: false and empty values do not replace those of the client', async () => {
    const client = createClerkClient({ ...keys(), isSatellite: true, domain: 'satellite.example.com' });
    const options = {
      isSatellite: false,
      domain: '',
      secretKey: '',
      signInUrl: 'https://primary.example.com/in',
    };
    const state = await client.authenticateRequest(request({}), options);
    expect(state).toMatchObject({ isSatellite: true, domain: 'satellite.example.com' });
  });

  it('uses the proxy of an application on Vercel that has no domain', async () => {
    vi.stubEnv('VERCEL_TARGET_ENV', 'production');
    vi.stubEnv('VERCEL_PROJECT_PRODUCTION_URL', 'app.vercel.app');
    const live = { publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k', secretKey: 'sk_live_1' };
    const { authenticateRequest } = createClerkClient(live);
    expect((await authenticateRequest(request({}))).proxyUrl).toBe('https://app.example.com/__clerk');
    vi.stubEnv('CLERK_DISABLE_AUTO_PROXY', 'true');
    expect((await authenticateRequest(request({}))).proxyUrl).toBe('');
  });
});

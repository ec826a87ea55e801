import { createClerkClient as createOurs } from '@x/backend';
import { createEmulator, type Emulator } from '@x/emulator';
import { createClerkClient as createOfficial } from 'clerk-latest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    seed: {
      plans: [
        { slug: 'free', isDefault: true, features: ['read'] },
        { id: 'cplan_pro', slug: 'pro', amount: 1000, features: ['read', 'export'] },
        { slug: 'team', forPayerType: 'org', amount: 5000, features: ['audit'] },
      ],
      users: [{ id: 'user_ada', plan: 'pro' }, { id: 'user_bob' }],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada', plan: 'team' }],
    },
  });
});
afterAll(() => emulator.close());

interface Asked {
  readonly plan?: string;
  readonly feature?: string;
}

const request = (token: string) =>
  new Request('https://app.example.com/', { headers: { authorization: `Bearer ${token}` } });

/** What each SDK answers about a token. */
const SDKS: Readonly<Record<string, (token: string, asked: Asked) => Promise<unknown>>> = {
  '@clerk/backend 3.25.0': async (token, asked) => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const clerk = createOfficial({ secretKey, publishableKey, apiUrl, telemetry: { disabled: true } });
    const state = await clerk.authenticateRequest(request(token), { jwtKey: emulator.jwtKey });
    const auth = state.toAuth();
    // The types of `has` allow one of the two parameters.
    return auth !== null && 'has' in auth ? auth.has(asked as never) : undefined;
  },
  '@x/backend': async (token, asked) => {
    const { secretKey, publishableKey, url: apiUrl, jwtKey } = emulator;
    const clerk = createOurs({ secretKey, publishableKey, apiUrl, jwtKey });
    const state = await clerk.authenticateRequest(request(token));
    // The types of `has` allow one of the two parameters.
    return state.toAuth()?.has(asked as never);
  },
};

describe.each(Object.entries(SDKS))('has() of %s, with the plans of the emulator', (_name, has) => {
  it.each<[Asked, boolean, boolean]>([
    [{ plan: 'pro' }, true, false],
    [{ plan: 'user:pro' }, true, false],
    [{ plan: 'org:pro' }, false, false],
    [{ plan: 'org:team' }, true, false],
    [{ plan: 'free' }, false, true],
    [{ feature: 'export' }, true, false],
    [{ feature: 'read' }, true, true],
    [{ feature: 'org:audit' }, true, false],
    [{ feature: 'user:audit' }, false, false],
    [{ feature: 'invoices' }, true, false],
  ])('%o is %s for a member of a team, %s for a user with the default plan', async (asked, ada, bob) => {
    const options = { organizationId: 'org_acme', permissions: ['org:invoices:create'] };
    expect(await has((await emulator.signIn('user_ada', options)).token, asked)).toBe(ada);
    expect(await has((await emulator.signIn('user_bob')).token, asked)).toBe(bob);
  });
});

import { createEmulator, type Emulator } from '@x/emulator';
import { unwrap } from '@x/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClerkClient } from './index.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

const M2M = { acceptsToken: 'm2m_token' } as const;
const API_KEY = { acceptsToken: 'api_key' } as const;

const requestWith = (token: string) =>
  new Request('https://api.example.com/', { headers: { authorization: `Bearer ${token}` } });

describe('machine tokens of the emulator', () => {
  it.each(['opaque', 'jwt'] as const)('are accepted as %s until they expire', async (tokenFormat) => {
    const { secretKey, url: apiUrl, jwtKey, now } = emulator;
    const clerk = createClerkClient({ secretKey, apiUrl, jwtKey, now });
    const machine = unwrap(await clerk.machines.create({ name: 'worker' }));
    const { secret: machineSecretKey } = unwrap(await clerk.machines.getSecretKey(machine.id));
    const ofMachine = createClerkClient({ secretKey, apiUrl, machineSecretKey });
    const { token } = unwrap(await ofMachine.m2m.createToken({ tokenFormat }));

    const state = await clerk.authenticateRequest(requestWith(token), M2M);
    expect([state.reason, state.toAuth()?.subject]).toEqual([null, machine.id]);
    emulator.advance('2h');
    expect((await clerk.authenticateRequest(requestWith(token), M2M)).isAuthenticated).toBe(false);
  });

  it('are accepted as API keys until they are revoked', async () => {
    const { secretKey, url: apiUrl } = emulator;
    const clerk = createClerkClient({ secretKey, apiUrl });
    const subject = 'user_000000000000000000000000000';
    const { id, secret } = unwrap(await clerk.apiKeys.create({ name: 'deploy', subject, scopes: ['read'] }));
    const auth = (await clerk.authenticateRequest(requestWith(secret), API_KEY)).toAuth();
    expect([auth?.id, auth?.subject, auth?.scopes]).toEqual([id, subject, ['read']]);
    unwrap(await clerk.apiKeys.revoke({ apiKeyId: id, revocationReason: null }));
    expect((await clerk.authenticateRequest(requestWith(secret), API_KEY)).isAuthenticated).toBe(false);
  });
});

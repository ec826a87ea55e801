import { beforeEach, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';

const begin = Date.UTC(2026, 0, 1);
const path = '/users/user_ada/oauth_access_tokens/google';

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  const account = { provider: 'oauth_google', refreshToken: 'refresh' };
  ({ emulator, call } = await start({
    now: () => begin,
    seed: {
      users: [
        {
          id: 'user_ada',
          externalAccounts: [
            { ...account, providerUserId: '1', accessToken: 'short', tokenExpiresAt: begin + 60_000 },
            { ...account, providerUserId: '2', accessToken: 'endless' },
          ],
          web3Wallet: [
            '0x1111111111111111111111111111111111111111',
            '0x2222222222222222222222222222222222222222',
          ],
          passkeys: [{ id: 'idn_passkey', name: 'Laptop' }],
        },
      ],
    },
  }));
});

const tokens = async () => (await call('GET', path)).body.map(({ token }: { token: string }) => token);

it('replaces an access token when it expires, and keeps the new one for an hour', async () => {
  emulator.advance(59_999);
  expect(await tokens()).toEqual(['short', 'endless']);

  emulator.advance(1);
  const [{ token, expires_at }] = (await call('GET', path)).body;
  expect(token).toMatch(/^\w{20,}$/);
  expect(token).not.toBe('short');
  expect(expires_at).toBe(begin + 60_000 + 3_600_000);

  emulator.advance(3_599_999);
  expect(await tokens()).toEqual([token, 'endless']);
  emulator.advance(1);
  expect((await tokens())[0]).not.toBe(token);
});

it('lists access tokens in pages', async () => {
  const { body } = await call('GET', `${path}?paginated=true&limit=1&offset=1`);
  expect(body).toMatchObject({ data: [{ token: 'endless', provider: 'oauth_google' }], total_count: 2 });
});

it('makes another wallet the primary one', async () => {
  const { primary_web3_wallet_id: first, web3_wallets: wallets } = (await call('GET', '/users/user_ada'))
    .body;
  const [, second] = wallets;
  expect(wallets[0].id).toBe(first);
  emulator.advance('1s');
  const { body } = await call('DELETE', `/users/user_ada/web3_wallets/${first}`);
  expect(body).toEqual({ object: 'web3_wallet', id: first, deleted: true });
  expect((await call('GET', '/users/user_ada')).body).toMatchObject({
    primary_web3_wallet_id: second.id,
    updated_at: begin + 1000,
  });
});

it('keeps the primary wallet when another one is deleted', async () => {
  const before = (await call('GET', '/users/user_ada')).body;
  await call('DELETE', `/users/user_ada/web3_wallets/${before.web3_wallets[1].id}`);
  expect((await call('GET', '/users/user_ada')).body).toMatchObject({
    primary_web3_wallet_id: before.primary_web3_wallet_id,
    updated_at: before.updated_at,
  });
});

it.each([
  ['external account', 'external_accounts/eac_none', '404 external_account_not_found'],
  ['passkey', 'passkeys/idn_none', '404 passkey_not_registered'],
  ['wallet', 'web3_wallets/idn_none', '404 resource_not_found'],
])('reports the id of an unknown %s', async (_, target, error) => {
  const answer = await call('DELETE', `/users/user_ada/${target}`);
  expect(errorsOf(answer)).toEqual([error]);
  expect(answer.body.errors[0].long_message).toContain('_none');
});

it.each([
  ['passkey', 'passkeys/idn_passkey', 'passkeys'],
  ['external account', 'external_accounts/{0}', 'external_accounts'],
])('deletes a %s once', async (_, target, list) => {
  const before = (await call('GET', '/users/user_ada')).body;
  const url = `/users/user_ada/${target.replace('{0}', before.external_accounts[0].id)}`;
  expect((await call('DELETE', url)).body.deleted).toBe(true);
  expect((await call('DELETE', url)).status).toBe(404);
  expect((await call('GET', '/users/user_ada')).body[list]).toHaveLength(before[list].length - 1);
});

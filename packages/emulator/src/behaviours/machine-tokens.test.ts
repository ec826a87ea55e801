import { describe, expect, it } from 'vitest';
import { errorsOf, start } from '../in-process.test-support.ts';

async function withMachines() {
  const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } });
  const worker = (await call('POST', '/machines', { name: 'worker' })).body;
  const api = (await call('POST', '/machines', { name: 'api', scoped_machines: [] })).body;
  await call('POST', `/machines/${worker.id}/scopes`, { to_machine_id: api.id });
  const secretOf = async (id: string) => (await call('GET', `/machines/${id}/secret_key`)).body.secret;
  const keys = { worker: await secretOf(worker.id), api: await secretOf(api.id) };
  const as = (key: string) => ({ authorization: `Bearer ${key}` });
  return { emulator, call, worker, api, keys, as };
}

const subject = 'user_2x2x2x2x2x2x2x2x2x2x2x2x2x2';

describe('API keys', () => {
  it('are verified by their secret, which only its operation shows', async () => {
    const { emulator, call } = await start({ now: () => 1_800_000_000_000 });
    const { body: key } = await call('POST', '/api_keys', { name: 'deploy', subject, scopes: ['read'] });
    expect(key).toMatchObject({ subject, scopes: ['read'], revoked: false, expired: false });
    expect((await call('GET', `/api_keys/${key.id}`)).body).not.toHaveProperty('secret');
    const { secret } = (await call('GET', `/api_keys/${key.id}/secret`)).body;
    expect(secret).toBe(key.secret);

    emulator.advance('1s');
    const verified = await call('POST', '/api_keys/verify', { secret });
    expect(verified.body).toMatchObject({ id: key.id, subject, last_used_at: emulator.now() });
    expect(verified.body).not.toHaveProperty('secret');
  });

  it('are not verified when they are revoked, expired or unknown', async () => {
    const { emulator, call } = await start();
    const create = async (fields = {}) =>
      (await call('POST', '/api_keys', { name: 'deploy', subject, ...fields })).body;
    const revoked = await create();
    const answer = await call('POST', `/api_keys/${revoked.id}/revoke`, { revocation_reason: 'lost' });
    expect(answer.body).toMatchObject({ revoked: true, revocation_reason: 'lost' });
    const expired = await create({ seconds_until_expiration: 60 });
    emulator.advance('61s');
    expect((await call('GET', `/api_keys/${expired.id}`)).body.expired).toBe(true);
    for (const secret of [revoked.secret, expired.secret, 'ak_unknown']) {
      const rejected = await call('POST', '/api_keys/verify', { secret });
      expect(errorsOf(rejected)).toEqual(['404 resource_not_found']);
    }
    const listed = await call('GET', `/api_keys?subject=${subject}`);
    expect(listed.body.total_count).toBe(0);
    expect((await call('GET', `/api_keys?subject=${subject}&include_invalid=true`)).body.total_count).toBe(2);
  });
});

describe('M2M tokens', () => {
  it.each(['opaque', 'jwt'])(
    'are created by a machine as %s and verified by a machine in its scope',
    async (format) => {
      const { call, worker, api, keys, as } = await withMachines();
      const body = { token_format: format, claims: { job: 1 } };
      const { status, body: token } = await call('POST', '/m2m_tokens', body, as(keys.worker));
      expect(status).toBe(201);
      expect(token).toMatchObject({ subject: worker.id, scopes: [api.id], claims: { job: 1 } });
      const verified = await call('POST', '/m2m_tokens/verify', { token: token.token }, as(keys.api));
      expect(verified.body).toMatchObject({ id: token.id, subject: worker.id });
      const byStranger = await call('POST', '/m2m_tokens/verify', { token: token.token }, as(keys.worker));
      expect(errorsOf(byStranger)).toEqual(['404 resource_not_found']);
      expect((await call('POST', '/m2m_tokens/verify', { token: token.token })).status).toBe(200);
    },
  );

  it('are reused while they are valid for long enough', async () => {
    const { emulator, call, keys, as } = await withMachines();
    const create = async () =>
      (await call('POST', '/m2m_tokens', { min_remaining_ttl_seconds: 1_800 }, as(keys.worker))).body.id;
    const first = await create();
    expect(await create()).toBe(first);
    emulator.advance('45m');
    expect(await create()).not.toBe(first);
  });

  it('need the secret key of a machine, which stays valid for a while after a rotation', async () => {
    const { emulator, call, worker, keys, as } = await withMachines();
    expect(errorsOf(await call('POST', '/m2m_tokens', {}))).toEqual(['401 clerk_key_invalid']);
    const rotated = await call('POST', `/machines/${worker.id}/secret_key/rotate`, {
      previous_token_ttl: 60,
    });
    expect(rotated.body.secret).not.toBe(keys.worker);
    expect((await call('POST', '/m2m_tokens', {}, as(keys.worker))).status).toBe(201);
    expect((await call('POST', '/m2m_tokens', {}, as(rotated.body.secret))).status).toBe(201);
    emulator.advance('61s');
    expect((await call('POST', '/m2m_tokens', {}, as(keys.worker))).status).toBe(401);
    expect((await call('GET', '/users', undefined, as(rotated.body.secret))).status).toBe(401);
  });

  it('have the scopes that a machine is created with, and end with the machine', async () => {
    const { call, api, keys, as } = await withMachines();
    const created = await call('POST', '/machines', { name: 'cron', scoped_machines: [api.id] });
    expect(created.body.scoped_machines).toMatchObject([{ id: api.id, name: 'api' }]);
    const { body: token } = await call('POST', '/m2m_tokens', {}, as(created.body.secret_key));
    expect(token.scopes).toEqual([api.id]);
    expect((await call('DELETE', `/machines/${created.body.id}`)).status).toBe(200);
    const verified = await call('POST', '/m2m_tokens/verify', { token: token.token }, as(keys.api));
    expect(verified.status).toBe(404);
    const unknown = { name: 'x', scoped_machines: [created.body.id] };
    expect(errorsOf(await call('POST', '/machines', unknown))).toEqual(['404 resource_not_found']);
  });

  it('belong to one machine, which alone can list and revoke them', async () => {
    const { call, worker, keys, as } = await withMachines();
    const { body: token } = await call('POST', '/m2m_tokens', {}, as(keys.worker));
    const list = `/m2m_tokens?subject=${worker.id}`;
    const revoke = (key: string) =>
      call('POST', `/m2m_tokens/${token.id}/revoke`, { revocation_reason: null }, as(key));
    expect((await call('GET', list, undefined, as(keys.api))).body.total_count).toBe(0);
    expect((await call('GET', list, undefined, as(keys.worker))).body.total_count).toBe(1);
    expect((await revoke(keys.api)).status).toBe(404);
    expect((await revoke(keys.worker)).status).toBe(200);
  });

  it('end with a revocation, and lose a scope', async () => {
    const { call, worker, api, keys, as } = await withMachines();
    const { body: token } = await call('POST', '/m2m_tokens', {}, as(keys.worker));
    await call('POST', `/m2m_tokens/${token.id}/revoke`, { revocation_reason: null });
    const revoked = await call('POST', '/m2m_tokens/verify', { token: token.token }, as(keys.api));
    expect(revoked.status).toBe(404);
    const path = `/machines/${worker.id}/scopes/${api.id}`;
    expect((await call('DELETE', path)).body).toMatchObject({ deleted: true });
    expect((await call('DELETE', path)).status).toBe(404);
    expect((await call('POST', '/m2m_tokens', {}, as(keys.worker))).body.scopes).toEqual([]);
  });
});

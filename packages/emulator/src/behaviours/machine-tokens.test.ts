import { decodeJwt } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { errorsOf, start } from '../in-process.test-support.ts';

const begin = Date.UTC(2030, 0, 1);

async function withMachines() {
  const { emulator, call } = await start({ now: () => begin, seed: { users: [{ id: 'user_ada' }] } });
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

  const create = async ({ call, keys, as }: Awaited<ReturnType<typeof withMachines>>, body: object = {}) =>
    (await call('POST', '/m2m_tokens', body, as(keys.worker))).body;

  it.each([
    ['other claims', { claims: { job: 2 } }, 'another'],
    ['no claims', {}, 'another'],
    ['the same claims', { claims: { job: 1 } }, 'the same'],
    ['the same claims, as a JWT', { claims: { job: 1 }, token_format: 'jwt' }, 'another'],
    [
      'the same claims, for longer than the rest',
      { claims: { job: 1 }, min_remaining_ttl_seconds: 3_500 },
      'another',
    ],
    [
      'the same claims, for as long as the rest',
      { claims: { job: 1 }, min_remaining_ttl_seconds: 3_480 },
      'the same',
    ],
  ])('are reused for %s or not', async (_, body, expected) => {
    const machines = await withMachines();
    const reuse = { min_remaining_ttl_seconds: 60 };
    const first = await create(machines, { ...reuse, claims: { job: 1 } });
    machines.emulator.advance('2m');
    const second = await create(machines, { ...reuse, ...body });
    expect(second.id === first.id ? 'the same' : 'another').toBe(expected);
  });

  it('are reused neither after a change of the scopes nor after a revocation', async () => {
    const machines = await withMachines();
    const { call, worker, api } = machines;
    const reuse = { min_remaining_ttl_seconds: 60 };
    const first = await create(machines, reuse);
    await call('DELETE', `/machines/${worker.id}/scopes/${api.id}`);
    const second = await create(machines, reuse);
    expect(second).toMatchObject({ scopes: [] });
    expect(second.id).not.toBe(first.id);
    await call('POST', `/m2m_tokens/${second.id}/revoke`, { revocation_reason: null });
    expect((await create(machines, reuse)).id).not.toBe(second.id);
  });

  it.each([
    ['the default lifetime', {}, 3_600],
    ['the lifetime of the request', { seconds_until_expiration: 100 }, 100],
  ])('must be valid for less than %s to be reused', async (_, body, lifetime) => {
    const { call, keys, as } = await withMachines();
    const send = (seconds: number) =>
      call('POST', '/m2m_tokens', { ...body, min_remaining_ttl_seconds: seconds }, as(keys.worker));
    expect(errorsOf(await send(lifetime))).toEqual(['400 bad_request']);
    expect((await send(lifetime - 1)).status).toBe(201);
    const jwt = { ...body, token_format: 'jwt', min_remaining_ttl_seconds: lifetime };
    expect((await call('POST', '/m2m_tokens', jwt, as(keys.worker))).status).toBe(201);
  });

  it('end after the lifetime of the request, of the machine or an hour', async () => {
    const { call, keys, as } = await withMachines();
    const machine = (await call('POST', '/machines', { name: 'short', default_token_ttl: 90 })).body;
    const expirationOf = async (key: string, body: object) =>
      (await call('POST', '/m2m_tokens', body, as(key))).body.expiration;
    expect(await expirationOf(keys.worker, {})).toBe(begin + 3_600_000);
    expect(await expirationOf(machine.secret_key, {})).toBe(begin + 90_000);
    expect(await expirationOf(machine.secret_key, { seconds_until_expiration: 5 })).toBe(begin + 5_000);
  });

  it('are JWTs with the claims of the token', async () => {
    const machines = await withMachines();
    const { id, token } = await create(machines, { token_format: 'jwt', claims: { job: 1 } });
    expect(decodeJwt(token).result).toMatchObject({
      header: { typ: 'JWT', cat: 'cl_B7d4PD333AAA', alg: 'RS256' },
      payload: {
        job: 1,
        sub: machines.worker.id,
        jti: id,
        iss: machines.emulator.url,
        iat: begin / 1_000,
        nbf: begin / 1_000 - 10,
        exp: begin / 1_000 + 3_600,
        scopes: machines.api.id,
        aud: [machines.api.id],
      },
    });
    expect((await create(machines)).token).toMatch(/^mt_\w{20,}$/);
  });

  it('are neither listed nor revoked as JWTs', async () => {
    const machines = await withMachines();
    const { call, worker, keys, as } = machines;
    const jwt = await create(machines, { token_format: 'jwt' });
    const opaque = await create(machines);
    const { body } = await call('GET', `/m2m_tokens?subject=${worker.id}`);
    expect(body).toMatchObject({ m2m_tokens: [{ id: opaque.id }], total_count: 1 });
    const revoked = await call('POST', `/m2m_tokens/${jwt.id}/revoke`, {}, as(keys.worker));
    expect(errorsOf(revoked)).toEqual(['404 resource_not_found']);
    const verified = await call('POST', '/m2m_tokens/verify', { token: jwt.token }, as(keys.api));
    expect(verified.body).toMatchObject({ id: jwt.id });
  });

  it('are listed by their state', async () => {
    const machines = await withMachines();
    const { emulator, call, worker, api } = machines;
    const valid = await create(machines, { seconds_until_expiration: 3_600 });
    const expired = await create(machines, { seconds_until_expiration: 60 });
    const revoked = await create(machines);
    await call('POST', `/m2m_tokens/${revoked.id}/revoke`, { revocation_reason: 'lost' });
    emulator.advance('1m');
    const idsOf = async (query: string, subject = worker.id) =>
      (await call('GET', `/m2m_tokens?subject=${subject}${query}`)).body.m2m_tokens.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsOf('')).toEqual([valid.id]);
    expect(await idsOf('&revoked=false&expired=false')).toEqual([valid.id]);
    expect(await idsOf('&revoked=true')).toEqual([revoked.id]);
    expect(await idsOf('&expired=true')).toEqual([expired.id]);
    expect(await idsOf('', api.id)).toEqual([]);
  });
});

describe('machines', () => {
  it('have the expiry of their previous key', async () => {
    const { emulator, call, worker, keys, as } = await withMachines();
    await call('POST', `/machines/${worker.id}/secret_key/rotate`, { previous_token_ttl: 60 });
    emulator.advance(59_999);
    expect((await call('POST', '/m2m_tokens', {}, as(keys.worker))).status).toBe(201);
    emulator.advance(1);
    expect((await call('POST', '/m2m_tokens', {}, as(keys.worker))).status).toBe(401);
  });

  it.each([
    ['GET', '/machines/mch_2x2x2x2x2x2x2x2x2x2x2x2x2x2/secret_key'],
    ['POST', '/machines/mch_2x2x2x2x2x2x2x2x2x2x2x2x2x2/secret_key/rotate'],
    ['POST', '/machines/mch_2x2x2x2x2x2x2x2x2x2x2x2x2x2/scopes'],
  ])('must exist for %s %s', async (method, path) => {
    const { call, api } = await withMachines();
    const bodies: Readonly<Record<string, object>> = {
      rotate: { previous_token_ttl: 60 },
      scopes: { to_machine_id: api.id },
    };
    const answer = await call(method, path, bodies[path.split('/').at(-1) ?? '']);
    expect(errorsOf(answer)).toEqual(['404 resource_not_found']);
  });

  it('have each scope once, for machines that exist', async () => {
    const { call, worker, api } = await withMachines();
    const { body } = await call('POST', '/machines', { name: 'b', scoped_machines: [api.id, api.id] });
    expect(body.scoped_machines).toMatchObject([{ id: api.id }]);
    const unknown = { to_machine_id: 'mch_2x2x2x2x2x2x2x2x2x2x2x2x2x2' };
    expect(errorsOf(await call('POST', `/machines/${worker.id}/scopes`, unknown))).toEqual([
      '404 resource_not_found',
    ]);
  });
});

describe('API keys of a subject', () => {
  const other = 'org_2x2x2x2x2x2x2x2x2x2x2x2x2x2';

  it('are listed alone, without those that are invalid', async () => {
    const { emulator, call } = await start();
    const created = async (fields: object) =>
      (await call('POST', '/api_keys', { name: 'deploy', subject, ...fields })).body.id;
    const endless = await created({});
    const short = await created({ seconds_until_expiration: 60 });
    await created({ subject: other });
    const idsOf = async (query: string) =>
      (await call('GET', `/api_keys?subject=${subject}${query}`)).body.data
        .map(({ id }: { id: string }) => id)
        .sort();
    expect(await idsOf('')).toEqual([endless, short].sort());
    emulator.advance('1m');
    expect(await idsOf('')).toEqual([endless]);
    expect(await idsOf('&include_invalid=false')).toEqual([endless]);
    expect(await idsOf('&include_invalid=true')).toEqual([endless, short].sort());
  });

  it('keep their end unless a change names another one', async () => {
    const { call } = await start({ now: () => begin });
    const { body: key } = await call('POST', '/api_keys', {
      name: 'deploy',
      subject,
      seconds_until_expiration: 60,
    });
    const change = async (body: object) => (await call('PATCH', `/api_keys/${key.id}`, body)).body;
    expect(await change({ description: 'A' })).toMatchObject({
      description: 'A',
      expiration: begin + 60_000,
    });
    expect(await change({ seconds_until_expiration: 90 })).toMatchObject({ expiration: begin + 90_000 });
    expect(await change({ seconds_until_expiration: null })).toMatchObject({ expiration: null });
  });

  it('must exist to be shown or verified', async () => {
    const { call } = await start();
    const path = `/api_keys/ak_${'0'.repeat(32)}/secret`;
    expect(errorsOf(await call('GET', path))).toEqual(['404 resource_not_found']);
    const verified = await call('POST', '/api_keys/verify', { secret: 'ak_none' });
    expect(errorsOf(verified)).toEqual(['404 resource_not_found']);
  });
});

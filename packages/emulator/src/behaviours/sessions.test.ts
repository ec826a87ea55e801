import { verifyJwt } from '@x/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';

const dayInMs = 24 * 60 * 60 * 1000;
let emulator: Emulator;
let call: Call;
let time: number;

beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  ({ emulator, call } = await start({
    now: () => time,
    seed: {
      users: [{ id: 'user_ada' }, { id: 'user_bob' }],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
    },
  }));
});

async function create(body: Record<string, unknown> = { user_id: 'user_ada' }) {
  return (await call('POST', '/sessions', body)).body;
}

describe('POST /sessions', () => {
  it('starts a session and records the time of the sign-in', async () => {
    const session = await create();
    expect(session).toMatchObject({
      object: 'session',
      user_id: 'user_ada',
      status: 'active',
      created_at: time,
    });
    expect(session.id).toMatch(/^sess_\w{27}$/);
    expect(session.client_id).toMatch(/^client_\w{27}$/);
    expect((await call('GET', '/users/user_ada')).body.last_sign_in_at).toBe(time);
  });

  it.each([
    ['no user', {}, '422 form_param_missing user_id'],
    ['an unknown user', { user_id: 'user_eve' }, '404 resource_not_found'],
    [
      'an unknown organization',
      { user_id: 'user_ada', active_organization_id: 'org_x' },
      '404 resource_not_found',
    ],
    [
      'an organization without the user',
      { user_id: 'user_bob', active_organization_id: 'org_acme' },
      '404 resource_not_found',
    ],
  ])('rejects %s', async (_, body, expected) => {
    expect(errorsOf(await call('POST', '/sessions', body))).toEqual([expected]);
  });
});

describe('GET /sessions', () => {
  it('returns a list, or a page and the total with paginated=true', async () => {
    const [first, second] = [await create(), await create({ user_id: 'user_bob' })];
    expect((await call('GET', '/sessions')).body).toEqual([second, first]);
    expect((await call('GET', '/sessions?paginated=true&limit=1')).body).toEqual({
      data: [second],
      total_count: 2,
    });
  });

  it('filters by user, client and status', async () => {
    const [first, second] = [await create(), await create({ user_id: 'user_bob' })];
    const { body: revoked } = await call('POST', `/sessions/${first.id}/revoke`);
    expect((await call('GET', '/sessions?user_id=user_bob')).body).toEqual([second]);
    expect((await call('GET', `/sessions?client_id=${first.client_id}`)).body).toEqual([revoked]);
    expect((await call('GET', '/sessions?status=active')).body).toEqual([second]);
    expect((await call('GET', '/sessions?status=alive')).status).toBe(422);
  });
});

describe('a session', () => {
  it('expires after seven days', async () => {
    const { id } = await create();
    time += 7 * dayInMs;
    expect((await call('GET', `/sessions/${id}`)).body.status).toBe('expired');
    expect((await call('POST', `/sessions/${id}/tokens`)).status).toBe(404);
    expect((await call('GET', '/sessions?status=expired')).body).toHaveLength(1);
  });

  it('has no tokens after it is revoked', async () => {
    const { id } = await create();
    expect((await call('POST', `/sessions/${id}/revoke`)).body.status).toBe('revoked');
    expect((await call('POST', `/sessions/${id}/tokens`)).status).toBe(404);
  });
});

describe('POST /sessions/:session_id/tokens', () => {
  it('signs the claims of a session token', async () => {
    const { id } = await create({ user_id: 'user_ada', active_organization_id: 'org_acme' });
    time += 125_000;
    const { body } = await call('POST', `/sessions/${id}/tokens`);
    expect(body.object).toBe('token');
    const { result } = await verifyJwt(body.jwt, { key: emulator.jwtKey, currentDate: new Date(time) });
    const now = time / 1000;
    expect(result).toEqual({
      exp: now + 60,
      fva: [2, -1],
      iat: now,
      iss: emulator.url,
      jti: expect.stringMatching(/^[0-9a-f]{20}$/),
      nbf: now - 10,
      o: { id: 'org_acme', rol: 'admin', slg: 'acme' },
      sid: id,
      sts: 'active',
      sub: 'user_ada',
      v: 2,
    });
  });

  it('omits an organization that the user has left', async () => {
    const { id } = await create({ user_id: 'user_ada', active_organization_id: 'org_acme' });
    await call('DELETE', '/organizations/org_acme');
    const { body } = await call('POST', `/sessions/${id}/tokens`);
    const { result } = await verifyJwt(body.jwt, { key: emulator.jwtKey, currentDate: new Date(time) });
    expect(result).not.toHaveProperty('o');
    expect((await call('GET', `/sessions/${id}`)).body.last_active_organization_id).toBeNull();
  });

  it('accepts a lifetime of at least 30 seconds', async () => {
    const { id } = await create();
    const { body } = await call('POST', `/sessions/${id}/tokens`, { expires_in_seconds: 30 });
    const { result } = await verifyJwt(body.jwt, { key: emulator.jwtKey, currentDate: new Date(time) });
    expect(result?.exp).toBe(time / 1000 + 30);
    const tooShort = await call('POST', `/sessions/${id}/tokens`, { expires_in_seconds: 29 });
    expect(errorsOf(tooShort)).toEqual(['422 form_param_value_invalid expires_in_seconds']);
  });

  it('rejects every JWT template', async () => {
    const { id } = await create();
    expect(errorsOf(await call('POST', `/sessions/${id}/tokens/hasura`))).toEqual(['404 resource_not_found']);
  });
});

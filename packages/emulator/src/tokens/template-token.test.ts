import { decodeJwt, verifyToken } from '@x/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import { renderClaims } from './template-claims.ts';

let emulator: Emulator;
let call: Call;
let sessionId: string;

beforeEach(async () => {
  ({ emulator, call } = await start({
    seed: {
      users: [
        {
          id: 'user_ada',
          emailAddress: 'ada@example.com',
          firstName: 'Ada',
          publicMetadata: { plan: { name: 'pro', seats: 3 } },
          privateMetadata: { note: 'x' },
        },
      ],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
    },
  }));
  ({ sessionId } = await emulator.signIn('user_ada', { organizationId: 'org_acme' }));
});

async function tokenOf(claims: object, more: object = {}): Promise<string> {
  await call('POST', '/jwt_templates', { name: 'api', claims, ...more });
  const { body } = await call('POST', `/sessions/${sessionId}/tokens/api`);
  return body.jwt;
}

describe('a token of a template', () => {
  it('has the claims of the template and the registered ones', async () => {
    const token = await tokenOf({ plan: '{{user.public_metadata.plan.name}}', role: '{{org.role}}' });
    const { payload, header } = decodeJwt(token).result ?? {};
    expect(payload).toMatchObject({ plan: 'pro', role: 'org:admin', sub: 'user_ada', iss: emulator.url });
    expect(Object.keys(payload ?? {})).not.toEqual(expect.arrayContaining(['sid']));
    expect(payload).not.toHaveProperty('v');
    expect(header).toMatchObject({ alg: 'RS256', cat: 'cl_B7d4PD222AAA', kid: emulator.jwks.keys[0]?.kid });
    const { iat, exp, nbf } = payload ?? {};
    expect([Number(exp) - Number(iat), Number(iat) - Number(nbf)]).toEqual([60, 5]);
  });

  it('has the lifetime of the template, or of the request', async () => {
    const token = await tokenOf({}, { lifetime: 600 });
    const lifetime = (jwt: string) => {
      const { exp, iat } = decodeJwt(jwt).result?.payload ?? {};
      return Number(exp) - Number(iat);
    };
    expect(lifetime(token)).toBe(600);
    const { body } = await call('POST', `/sessions/${sessionId}/tokens/api`, { expires_in_seconds: 90 });
    expect(lifetime(body.jwt)).toBe(90);
  });

  it('has no private metadata', async () => {
    const { payload } = decodeJwt(await tokenOf({ note: '{{user.private_metadata.note}}' })).result ?? {};
    expect(payload).toMatchObject({ note: null });
  });

  it('is a session token by signature only', async () => {
    const { error } = await verifyToken(await tokenOf({}), { jwtKey: emulator.jwtKey });
    expect(error).not.toBeNull();
  });

  it('is 404 without the template, and 422 with a key that cannot sign', async () => {
    expect((await call('POST', `/sessions/${sessionId}/tokens/none`)).status).toBe(404);
    const own = { custom_signing_key: true, signing_algorithm: 'ES256', signing_key: 'nonsense' };
    await call('POST', '/jwt_templates', { name: 'own', claims: {}, ...own });
    expect((await call('POST', `/sessions/${sessionId}/tokens/own`)).status).toBe(422);
  });

  it('can be signed with a secret', async () => {
    const signing_key = 'a secret of at least 32 characters.';
    const token = await tokenOf({}, { custom_signing_key: true, signing_algorithm: 'HS256', signing_key });
    const [head = '', payload = '', signature = ''] = token.split('.');
    const encoder = new TextEncoder();
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', encoder.encode(signing_key), hmac, false, ['verify']);
    const bytes = Buffer.from(signature, 'base64url');
    expect(await crypto.subtle.verify('HMAC', key, bytes, encoder.encode(`${head}.${payload}`))).toBe(true);
  });
});

describe('renderClaims()', () => {
  const context = {
    user: { id: 'user_1', name: 'Ada', age: 36, none: null, tags: ['a'], nested: { deep: true } },
  };

  it.each([
    ['{{user.name}}', 'Ada'],
    ['{{ user.age }}', 36],
    ['{{user.tags}}', ['a']],
    ['{{user.nested.deep}}', true],
    ['{{user.none}}', null],
    ['{{user.unknown.deep}}', null],
    ['{{user.__proto__}}', null],
    ['{{user.constructor.name}}', null],
    ['{{user.none || user.name}}', 'Ada'],
    ["{{user.none || 'nobody'}}", 'nobody'],
    ['Hello {{user.name}}, {{user.age}}', 'Hello Ada, 36'],
    ['{{user.none}}!', 'null!'],
    ['{{user.tags}}!', '["a"]!'],
    ['no shortcode', 'no shortcode'],
    ['{{unclosed', '{{unclosed'],
  ])('renders %s', (claim, expected) => {
    expect(renderClaims({ claim: [claim] }, context)).toEqual({ claim: [expected] });
  });

  it('keeps other values', () => {
    expect(renderClaims({ a: 1, b: [true, null], c: { d: '{{user.id}}' } }, context)).toEqual({
      a: 1,
      b: [true, null],
      c: { d: 'user_1' },
    });
  });
});

describe('a session token', () => {
  it('has the permissions of a custom role', async () => {
    const { body: permission } = await call('POST', '/organization_permissions', {
      name: 'R',
      key: 'org:docs:read',
    });
    await call('POST', '/organization_roles', {
      name: 'Reader',
      key: 'org:reader',
      permissions: [permission.id],
    });
    const { body: user } = await call('POST', '/users', {});
    const userId = user.id;
    await call('POST', '/organizations/org_acme/memberships', { user_id: userId, role: 'org:reader' });
    const { token } = await emulator.signIn(userId, { organizationId: 'org_acme' });
    expect(decodeJwt(token).result?.payload).toMatchObject({
      fea: 'o:docs',
      o: { per: 'read', fpm: '1', rol: 'reader' },
    });
  });

  it('has the claims of version 1 for an old API version', async () => {
    const { body } = await call(
      'POST',
      `/sessions/${sessionId}/tokens`,
      {},
      { 'clerk-api-version': '2024-10-01' },
    );
    const { payload } = decodeJwt(body.jwt).result ?? {};
    expect(payload).toMatchObject({
      org_id: 'org_acme',
      org_role: 'org:admin',
      org_slug: 'acme',
      org_permissions: [],
    });
    expect(payload).not.toHaveProperty('v');
    expect(payload).not.toHaveProperty('o');
  });
});

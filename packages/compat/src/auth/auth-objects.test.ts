import { describe, expect, it } from 'vitest';
import { getAuthObjectForAcceptedToken, signedInAuthObject, signedOutAuthObject } from './auth-objects.ts';

const claims = {
  ...{ sub: 'user_1', sid: 'sess_1', exp: 1, iat: 1, nbf: 1, iss: 'https://clerk.example.com', __raw: '' },
  ...{ org_id: 'org_1', org_role: 'org:admin', org_permissions: ['org:a:read'], pla: 'u:pro' },
};
const without = (name: 'sub' | 'sid') => ({ ...claims, [name]: undefined }) as unknown as typeof claims;

describe('has()', () => {
  it.each([
    { role: 'org:admin', permission: '' },
    { permission: 'org:a:read', role: '' },
    { plan: 'pro', feature: '' },
    { role: 'org:admin', reverification: '' },
  ])('does not grant %j, which has an empty requirement', (requirements) => {
    const { has } = signedInAuthObject({}, 'token', claims);
    expect(has(requirements as Parameters<typeof has>[0])).toBe(false);
  });

  it('grants nothing without a user', () => {
    expect(signedInAuthObject({}, 'token', claims).has({ role: 'org:admin' })).toBe(true);
    expect(signedInAuthObject({}, 'token', without('sub')).has({ role: 'org:admin' })).toBe(false);
  });
});

it('has no session id for a token without a session, such as one of a template', async () => {
  const auth = signedInAuthObject({}, 'token', without('sid'));
  expect([auth.sessionId, await auth.getToken()]).toEqual([undefined, null]);
});

it('returns an object with the methods of the reference for another type of token', async () => {
  const authObject = signedOutAuthObject();
  const machine = getAuthObjectForAcceptedToken({ authObject, acceptsToken: 'api_key' });
  expect(await machine.getToken()).toBe(null);
  const other = { ...authObject, tokenType: 'api_key' } as unknown as typeof authObject;
  const signedOut = getAuthObjectForAcceptedToken({ authObject: other, acceptsToken: 'session_token' });
  expect(await (signedOut as typeof authObject).getToken({ template: '' })).toBe(null);
  expect((signedOut as typeof authObject).has({ other: 'x' } as never)).toBe(false);
  expect(getAuthObjectForAcceptedToken({ authObject, acceptsToken: 'any' })).toBe(authObject);
});

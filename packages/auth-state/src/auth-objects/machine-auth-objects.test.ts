import { describe, expect, it } from 'vitest';
import {
  authenticatedMachineObject,
  invalidTokenAuthObject,
  unauthenticatedMachineObject,
} from './machine-auth-objects.ts';

const common = { id: 'id_1', scopes: ['read'] };
const claims = { tier: 'gold' };
const authenticated = () => ({
  api_key: authenticatedMachineObject('api_key', 'ak_1', {
    ...common,
    subject: 'user_1',
    name: 'CI',
    claims,
  }),
  m2m_token: authenticatedMachineObject('m2m_token', 'mt_1', { ...common, subject: 'mch_1', claims }),
  oauth_token: authenticatedMachineObject('oauth_token', 'oat_1', {
    ...common,
    subject: 'user_1',
    clientId: 'client_1',
  }),
});
const details = {
  api_key: { subject: 'user_1', name: 'CI', claims, userId: 'user_1', orgId: null },
  m2m_token: { subject: 'mch_1', claims, machineId: 'mch_1' },
  oauth_token: { subject: 'user_1', userId: 'user_1', clientId: 'client_1' },
};
const types = ['api_key', 'm2m_token', 'oauth_token'] as const;

const fields = (auth: object) =>
  Object.fromEntries(Object.entries(auth).filter(([, value]) => typeof value !== 'function'));

describe.each(types)('machine auth objects, %s', (tokenType) => {
  it('has the fields of the verified token', async () => {
    const auth = authenticated()[tokenType];
    expect(fields(auth)).toEqual({ tokenType, isAuthenticated: true, ...common, ...details[tokenType] });
    expect(await auth.getToken()).toMatch(/^(?:ak|mt|oat)_1$/);
    expect(auth.has({ role: 'org:admin' })).toBe(false);
    expect(auth.debug()).toEqual({});
  });

  it('has the same fields with null without a verified token', async () => {
    const auth = unauthenticatedMachineObject(tokenType, { reason: 'token-invalid', token: 'ak_1' });
    const nulls = Object.keys(fields(authenticated()[tokenType])).map((name) => [name, null]);
    expect(fields(auth)).toEqual({ ...Object.fromEntries(nulls), tokenType, isAuthenticated: false });
    expect(await auth.getToken()).toBeNull();
    expect(auth.has()).toBe(false);
    expect(auth.debug()).toEqual({ reason: 'token-invalid', token: '[redacted]' });
    expect(unauthenticatedMachineObject(tokenType).debug()).toEqual({});
  });
});

describe('authenticatedMachineObject()', () => {
  it.each([
    ['user_1', { userId: 'user_1', orgId: null }],
    ['org_1', { userId: null, orgId: 'org_1' }],
    ['mch_1', { userId: null, orgId: null }],
    ['', { userId: null, orgId: null }],
  ])('finds the owner of an API key with the subject %j', (subject, owner) => {
    const token = { ...common, subject, name: '', claims: null };
    expect(authenticatedMachineObject('api_key', 'ak_1', token)).toMatchObject(owner);
  });
});

describe('invalidTokenAuthObject()', () => {
  it('has no type and no fields of a caller', async () => {
    const auth = invalidTokenAuthObject();
    expect(fields(auth)).toEqual({ tokenType: null, isAuthenticated: false });
    expect([await auth.getToken(), auth.has(), auth.debug()]).toEqual([null, false, {}]);
  });
});

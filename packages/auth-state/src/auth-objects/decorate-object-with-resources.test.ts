import { describe, expect, it, vi } from 'vitest';
import { decorateObjectWithResources } from './decorate-object-with-resources.ts';
import { invalidTokenAuthObject } from './machine-auth-objects.ts';
import { signedInAuthObject, signedOutAuthObject } from './session-auth-objects.ts';
import { stripPrivateDataFromObject } from './strip-private-data.ts';

const auth = signedInAuthObject({ sub: 'user_1', sid: 'sess_1', exp: 1, org_id: 'org_1' });
const privateMetadata = { note: 'internal' };

function resourceClient() {
  return {
    sessions: { getSession: vi.fn(async (id: string) => ({ data: { id }, errors: null })) },
    users: { getUser: vi.fn(async (id: string) => ({ data: { id, privateMetadata }, errors: null })) },
    organizations: {
      getOrganization: vi.fn(async ({ organizationId: id }: { organizationId: string }) => ({
        data: { id, privateMetadata },
        errors: null,
      })),
    },
  };
}

const everything = { loadSession: true, loadUser: true, loadOrganization: true };

describe('decorateObjectWithResources()', () => {
  it('sets the requested resources on the object, without private metadata', async () => {
    const obj = { locale: 'de' };
    const decorated = await decorateObjectWithResources(obj, auth, {
      client: resourceClient(),
      ...everything,
    });
    expect(decorated).toBe(obj);
    expect(decorated).toEqual({
      locale: 'de',
      session: { id: 'sess_1' },
      user: { id: 'user_1' },
      organization: { id: 'org_1' },
    });
  });

  it('loads only the requested resources', async () => {
    const client = resourceClient();
    const decorated = await decorateObjectWithResources({}, auth, { client, loadUser: true });
    expect(Object.entries(decorated)).toEqual([
      ['session', undefined],
      ['user', { id: 'user_1' }],
      ['organization', undefined],
    ]);
    expect(client.sessions.getSession).not.toHaveBeenCalled();
    expect(client.organizations.getOrganization).not.toHaveBeenCalled();
  });

  it.each([
    ['is signed out', signedOutAuthObject()],
    ['has an invalid token', invalidTokenAuthObject()],
  ])('loads nothing without an id: the caller %s', async (_name, nobody) => {
    const client = resourceClient();
    await decorateObjectWithResources({}, nobody, { client, ...everything });
    expect(client.users.getUser).not.toHaveBeenCalled();
    expect(client.sessions.getSession).not.toHaveBeenCalled();
    expect(client.organizations.getOrganization).not.toHaveBeenCalled();
  });

  it('sets null if a call failed', async () => {
    const client = { ...resourceClient(), users: { getUser: async () => ({ data: null }) } };
    expect(await decorateObjectWithResources({}, auth, { client, ...everything })).toMatchObject({
      user: null,
      organization: { id: 'org_1' },
    });
  });
});

describe('stripPrivateDataFromObject()', () => {
  it('strips user and organization at every level, and nothing else', () => {
    const raw = {
      private_metadata: privateMetadata,
      organization_memberships: [{ private_metadata: 1, id: 'm' }],
    };
    const session = { privateMetadata };
    const obj = { session, user: { id: 'user_1', privateMetadata, _raw: raw }, organization: raw };
    expect(stripPrivateDataFromObject(obj)).toEqual({
      session,
      user: { id: 'user_1', _raw: { organization_memberships: [{ id: 'm' }] } },
      organization: { organization_memberships: [{ id: 'm' }] },
    });
    expect(obj.user.privateMetadata).toBe(privateMetadata);
  });

  it.each([{}, { user: null, organization: undefined }])('keeps absent fields: %j', (obj) => {
    expect(Object.entries(stripPrivateDataFromObject(obj))).toEqual([
      ['user', obj.user],
      ['organization', undefined],
    ]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';

const begin = Date.UTC(2026, 0, 1);
const redirectUris = ['https://a.example/cb', 'https://b.example/cb'];

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  ({ emulator, call } = await start({ now: () => begin, seed: { users: [{ id: 'user_ada' }] } }));
});

async function create(fields: object = {}) {
  const body = { name: 'Reports', redirect_uris: redirectUris, ...fields };
  return (await call('POST', '/oauth_applications', body)).body;
}

describe('an OAuth application', () => {
  it('has the URLs of the instance and the settings that it is created with', async () => {
    const application = await create({ consent_screen_enabled: false, pkce_required: true, scopes: 'email' });
    expect(application).toMatchObject({
      object: 'oauth_application',
      instance_id: emulator.export().instanceId,
      redirect_uris: redirectUris,
      callback_url: redirectUris[0],
      consent_screen_enabled: false,
      pkce_required: true,
      public: false,
      scopes: 'email',
      dynamically_registered: false,
      client_uri: null,
      client_image_url: null,
      authorize_url: `${emulator.url}/oauth/authorize`,
      token_fetch_url: `${emulator.url}/oauth/token`,
      user_info_url: `${emulator.url}/oauth/userinfo`,
      discovery_url: `${emulator.url}/.well-known/openid-configuration`,
      token_introspection_url: `${emulator.url}/oauth/token_info`,
    });
    expect(application.client_id).toMatch(/^[\da-f]{16}$/);
    expect(application.client_secret).toMatch(/^\w{20,}$/);
  });

  it.each([
    ['redirect URIs win over the callback', { callback_url: 'https://c.example/cb' }, redirectUris],
    [
      'the callback counts without redirect URIs',
      { redirect_uris: [], callback_url: 'https://c.example/cb' },
      ['https://c.example/cb'],
    ],
    ['neither is necessary', { redirect_uris: [] }, []],
  ])('%s', async (_, fields, uris) => {
    expect(await create(fields)).toMatchObject({ redirect_uris: uris, callback_url: uris[0] ?? '' });
  });

  it('keeps what a change sets to null or does not name', async () => {
    const before = await create({ scopes: 'email', consent_screen_enabled: false });
    emulator.advance('1s');
    const nulls = { name: null, redirect_uris: null, scopes: null, consent_screen_enabled: null };
    const { body: kept } = await call('PATCH', `/oauth_applications/${before.id}`, nulls);
    const { client_secret: _, updated_at: __, ...same } = before;
    expect(kept).toMatchObject(same);
    const { body: renamed } = await call('PATCH', `/oauth_applications/${before.id}`, { name: 'Other' });
    expect(renamed).toMatchObject({ ...same, name: 'Other', updated_at: begin + 1000 });
  });

  it.each([
    ['a name that is too long', { name: 'a'.repeat(257) }, '422 form_param_max_length_exceeded name'],
    ['a blank name', { name: ' ' }, '422 form_param_format_invalid name'],
    [
      'a redirect that is not a URL',
      { redirect_uris: ['nowhere'] },
      '422 form_param_format_invalid redirect_uris',
    ],
    [
      'a callback that is not a URL',
      { callback_url: 'nowhere' },
      '422 form_param_format_invalid callback_url',
    ],
  ])('rejects %s in a change', async (_, changes, error) => {
    const { id } = await create();
    expect(errorsOf(await call('PATCH', `/oauth_applications/${id}`, changes))).toEqual([error]);
  });

  it('gets another secret, unless it is public', async () => {
    const confidential = await create();
    emulator.advance('1s');
    const { body: rotated } = await call('POST', `/oauth_applications/${confidential.id}/rotate_secret`);
    expect(rotated.client_secret).toMatch(/^\w{20,}$/);
    expect(rotated.client_secret).not.toBe(confidential.client_secret);
    expect(rotated).toMatchObject({ id: confidential.id, updated_at: begin + 1000 });
    const { id } = await create({ public: true });
    const { body } = await call('POST', `/oauth_applications/${id}/rotate_secret`);
    expect(body.client_secret).toBe('');
  });
});

describe('an OAuth token', () => {
  const verify = (token: string) =>
    call('POST', '/oauth_applications/access_tokens/verify', { access_token: token });
  const tokenOf = (applicationId: string, options: object = {}) =>
    emulator.createOAuthToken({ userId: 'user_ada', applicationId, ...options });

  it('is verified until it expires', async () => {
    const { id, client_id } = await create();
    const { accessToken } = await tokenOf(id, { expiresInSeconds: 60 });
    emulator.advance(59_999);
    const expected = {
      subject: 'user_ada',
      client_id,
      revoked: false,
      expired: false,
      expiration: begin + 60_000,
    };
    expect((await verify(accessToken)).body).toMatchObject(expected);
    emulator.advance(1);
    expect(errorsOf(await verify(accessToken))).toEqual(['404 resource_not_found']);
  });

  it('is revoked by its own application only', async () => {
    const [own, other] = [await create(), await create({ name: 'Other' })];
    const { accessToken } = await tokenOf(own.id);
    const revoke = (id: string) =>
      call('POST', `/oauth_applications/${id}/revoke_token`, { token: accessToken });
    expect(errorsOf(await revoke(other.id))).toEqual(['404 resource_not_found']);
    expect((await verify(accessToken)).status).toBe(200);
    expect((await revoke(own.id)).status).toBe(204);
    expect(errorsOf(await verify(accessToken))).toEqual(['404 resource_not_found']);
  });
});

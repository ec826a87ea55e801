import type { Emulator, EmulatorOptions } from '@x/emulator';
import { createBasicWorld, type Json, PASSWORD } from './basic-world.ts';

/** Creates the records that calls refer to, over HTTP, each one new. */
export type World = ReturnType<typeof createWorld>;

type BasicWorld = ReturnType<typeof createBasicWorld>;

export function createWorld(emulator: Emulator) {
  const basic = createBasicWorld(emulator);
  return {
    ...basic,
    ...identities(basic),
    ...settings(basic),
    ...fromBrowsers(basic),
    handshake: () => handshake(basic, emulator),
  };
}

const userId = 'user_seeded';
const passkeyIdentificationId = 'idn_seeded_passkey';
const externalAccountId = 'eac_seeded';

/** Records that a user adds in a browser, with a device or an account elsewhere. */
export const SEED = {
  plans: [
    { id: 'cplan_free', slug: 'free', isDefault: true },
    { id: 'cplan_paid', slug: 'paid', amount: 1000, features: ['export'] },
    { id: 'cplan_company', slug: 'company', isDefault: true, forPayerType: 'org' },
  ],
  users: [
    {
      id: userId,
      emailAddress: 'seeded@example.com',
      plan: 'paid',
      passkeys: [{ id: passkeyIdentificationId, name: 'Laptop' }],
      externalAccounts: [{ id: externalAccountId, provider: 'oauth_google', providerUserId: '1' }],
    },
  ],
} satisfies EmulatorOptions['seed'];

/** Records that begin in a browser. */
function fromBrowsers({ user, email, next, post, idOf, emulator }: BasicWorld) {
  return {
    passkey: { userId, passkeyIdentificationId },
    externalAccount: { userId, externalAccountId },
    web3Wallet: async () => {
      const address = `0x${String(next()).padStart(40, '0')}`;
      const { id, web3_wallets } = await post('/users', { web3_wallet: [address], username: `w-${next()}` });
      return { userId: id, web3WalletIdentificationId: web3_wallets[0].id };
    },
    oauthToken: async () => {
      const oauthApplicationId = await idOf(
        post('/oauth_applications', { name: 'app', redirect_uris: ['https://a.example/cb'] }),
      );
      const { accessToken } = await emulator.createOAuthToken({
        userId: await user(),
        applicationId: oauthApplicationId,
      });
      return { oauthApplicationId, token: accessToken };
    },
    signUp: async (): Promise<string> => {
      const browser = await fetch(`${emulator.url}/v1/dev_browser`, { method: 'POST' });
      const { id } = Object(await browser.json());
      const url = `${emulator.url}/v1/client/sign_ups?__clerk_db_jwt=${id}`;
      const body = new URLSearchParams({ email_address: email(), password: PASSWORD });
      const response = await fetch(url, { method: 'POST', body });
      return Object(await response.json()).response.id;
    },
  };
}

function identities({ user, email, phone, next, post, idOf, emulator }: BasicWorld) {
  return {
    token: async () => {
      const { token, sessionId } = await emulator.signIn(await user());
      return { token, sessionId };
    },
    client: async (): Promise<string> => (await post('/sessions', { user_id: await user() })).client_id,
    actorToken: async () =>
      idOf(
        post('/actor_tokens', {
          user_id: await user(),
          actor: { sub: 'user_support' },
          expires_in_seconds: 60,
        }),
      ),
    allowlistIdentifier: () => idOf(post('/allowlist_identifiers', { identifier: email() })),
    blocklistIdentifier: () => idOf(post('/blocklist_identifiers', { identifier: email() })),
    apiKey: async () => idOf(post('/api_keys', { name: 'key', subject: await user() })),
    apiKeySecret: async (): Promise<string> =>
      (await post('/api_keys', { name: 'key', subject: await user() })).secret,
    domain: () => idOf(post('/domains', { name: `d${next()}.example.com`, is_satellite: true })),
    emailAddress: async () =>
      idOf(post('/email_addresses', { user_id: await user(), email_address: email(), verified: true })),
    phoneNumber: async () =>
      idOf(post('/phone_numbers', { user_id: await user(), phone_number: phone(), verified: true })),
    enterpriseConnection: () =>
      idOf(
        post('/enterprise_connections', {
          name: 'c',
          provider: 'saml_okta',
          domains: [`e${next()}.example.com`],
        }),
      ),
    samlConnection: () =>
      idOf(post('/saml_connections', { name: 's', provider: 'saml_okta', domain: `s${next()}.example.com` })),
  };
}

function settings({
  user,
  role,
  permission,
  machine,
  machineKey,
  organization,
  email,
  next,
  post,
  idOf,
}: BasicWorld) {
  return {
    invitation: () => idOf(post('/invitations', { email_address: email() })),
    organizationInvitation: async () => {
      const organizationId = await organization();
      const body = { email_address: email(), role: 'org:member' };
      return { organizationId, id: await idOf(post(`/organizations/${organizationId}/invitations`, body)) };
    },
    organizationDomain: async () => {
      const organizationId = await organization();
      const body = { name: `o${next()}.example.com`, enrollment_mode: 'manual_invitation', verified: true };
      return { organizationId, id: await idOf(post(`/organizations/${organizationId}/domains`, body)) };
    },
    jwtTemplate: () => idOf(post('/jwt_templates', { name: `template-${next()}`, claims: { a: 1 } })),
    oauthApplication: () =>
      idOf(post('/oauth_applications', { name: 'app', redirect_uris: ['https://a.example/cb'] })),
    redirectUrl: () => idOf(post('/redirect_urls', { url: `https://app.example.com/${next()}` })),
    roleSet: async (...roles: readonly string[]) => {
      const body = {
        default_role_key: 'org:member',
        creator_role_key: 'org:admin',
        roles: ['org:admin', 'org:member', ...roles],
      };
      return post('/role_sets', { name: 'Set', key: `role_set:s${next()}`, ...body });
    },
    signInToken: async () => idOf(post('/sign_in_tokens', { user_id: await user() })),
    waitlistEntry: () => idOf(post('/waitlist_entries', { email_address: email() })),
    agentTask: async () =>
      post('/agents/tasks', {
        on_behalf_of: { user_id: await user() },
        permissions: '*',
        agent_name: 'a',
        task_description: 't',
        redirect_url: 'https://app.example.com',
      }),
    scope: async () => {
      const [from, to] = [await machine(), await machine()];
      await post(`/machines/${from}/scopes`, { to_machine_id: to });
      return [from, to] as const;
    },
    m2mToken: async (): Promise<Json> => post('/m2m_tokens', {}, await machineKey(await machine())),
    rolePermission: async () => {
      const [roleId, permissionId] = [await role(), await permission()];
      await post(`/organization_roles/${roleId}/permissions/${permissionId}`);
      return { roleId, permissionId };
    },
  };
}

/** Signs in and returns from a handshake with a nonce, as a browser does. */
async function handshake({ user, send }: BasicWorld, emulator: Emulator) {
  const { token, sessionId, cookies } = await emulator.signIn(await user());
  const parameters = new URLSearchParams({
    redirect_url: 'http://localhost:3000/',
    __clerk_db_jwt: cookies['__clerk_db_jwt'] ?? '',
    suffixed_cookies: 'true',
    format: 'nonce',
  });
  const response = await fetch(`${emulator.url}/v1/client/handshake?${parameters}`, { redirect: 'manual' });
  const { searchParams } = new URL(response.headers.get('location') ?? '');
  const nonce = searchParams.get('__clerk_handshake_nonce') ?? '';
  const refreshToken = async () => {
    const { directives } = await send('GET', `/clients/handshake_payload?nonce=${nonce}`);
    return /__refresh_[^=]+=(?<value>[^;]+)/.exec(directives.join('\n'))?.groups?.['value'] ?? '';
  };
  return { token, sessionId, nonce, refreshToken };
}

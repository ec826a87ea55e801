import type { Emulator } from '@x/emulator';
import type { World } from '../../official-sdk/world.ts';

/** What a call uses in place of sampled values. */
export interface Prepared {
  /** The parameters of the path, by name. */
  readonly path?: Readonly<Record<string, string>>;
  /** Fields of the body. */
  readonly body?: Readonly<Record<string, unknown>>;
}

interface Context {
  readonly emulator: Emulator;
  readonly world: World;
}

type Prepare = (context: Context) => Prepared | Promise<Prepared>;

const verification =
  (
    resource: 'email_addresses' | 'phone_numbers',
    parameter: string,
    create: (world: World) => Promise<string>,
  ): Prepare =>
  async ({ emulator, world }) => {
    const id = await create(world);
    const { id: verificationId } = await world.post(`/${resource}/${id}/prepare_verification`);
    const code = emulator.outbox.at(-1)?.code;
    return { path: { [parameter]: id }, body: { verification_id: verificationId, code } };
  };

const signUp: Prepare = async ({ world }) => ({ path: { id: await world.signUp() } });

/** A statement, which no operation creates: the emulator charges nothing. */
const statement: Prepare = ({ emulator }) => {
  plant(emulator, 'billing_statements', { id: 'stmt_1', object: 'commerce_statement' });
  return { path: { statementID: 'stmt_1' } };
};

const priced = { plan: 'cplan_pro', price: 'cprice_pro' };

/** Records that more than one operation creates, or that come from a browser. */
export const PREPARED: Readonly<Record<string, Prepare>> = {
  'POST /clients/verify': async ({ world }) => ({ body: { token: (await world.token()).token } }),
  'GET /clients/{client_id}': async ({ world }) => ({ path: { client_id: await world.client() } }),
  'DELETE /organization_roles/{organization_role_id}/permissions/{permission_id}': async ({ world }) => {
    const [role, permission] = [await world.role(), await world.permission()];
    await world.post(`/organization_roles/${role}/permissions/${permission}`);
    return { path: { organization_role_id: role, permission_id: permission } };
  },
  'DELETE /machines/{machine_id}/scopes/{other_machine_id}': async ({ world }) => {
    const [machine_id = '', other_machine_id = ''] = await world.scope();
    return { path: { machine_id, other_machine_id } };
  },
  'POST /api_keys/verify': async ({ world }) => ({ body: { secret: await world.apiKeySecret() } }),
  'POST /m2m_tokens/verify': async ({ world }) => ({ body: { token: (await world.m2mToken()).token } }),
  'POST /oauth_applications/access_tokens/verify': async ({ world }) => ({
    body: { access_token: (await world.oauthToken()).token, secret: undefined },
  }),
  'POST /oauth_applications/{oauth_application_id}/revoke_token': async ({ world }) => {
    const { oauthApplicationId, token } = await world.oauthToken();
    return { path: { oauth_application_id: oauthApplicationId }, body: { token } };
  },
  'POST /email_addresses/{email_address_id}/attempt_verification': verification(
    'email_addresses',
    'email_address_id',
    ({ emailAddress }) => emailAddress(),
  ),
  'POST /phone_numbers/{phone_number_id}/attempt_verification': verification(
    'phone_numbers',
    'phone_number_id',
    ({ phoneNumber }) => phoneNumber(),
  ),
  'DELETE /users/{user_id}/passkeys/{passkey_identification_id}': ({ emulator, world }) => {
    const id = `idn_${world.next()}`;
    plant(emulator, 'passkeys', { ...first(emulator, 'passkeys'), id });
    return { path: { user_id: world.passkey.userId, passkey_identification_id: id } };
  },
  'DELETE /users/{user_id}/external_accounts/{external_account_id}': ({ emulator, world }) => {
    const id = `eac_${world.next()}`;
    plant(emulator, 'external_accounts', {
      ...first(emulator, 'external_accounts'),
      id,
      provider_user_id: id,
    });
    return { path: { user_id: world.externalAccount.userId, external_account_id: id } };
  },
  'DELETE /users/{user_id}/web3_wallets/{web3_wallet_identification_id}': async ({ world }) => {
    const { userId, web3WalletIdentificationId } = await world.web3Wallet();
    return { path: { user_id: userId, web3_wallet_identification_id: web3WalletIdentificationId } };
  },
  'DELETE /users/{user_id}/trusted_devices/{trusted_device_id}': async ({ emulator, world }) => {
    const [user_id, trusted_device_id] = [await world.user(), `td_${world.next()}`];
    plant(emulator, 'trusted_devices', { id: trusted_device_id, user_id });
    return { path: { user_id, trusted_device_id } };
  },
  'POST /webhooks/svix': async ({ emulator }) => {
    await sendToSvix(emulator, 'DELETE');
    return {};
  },
  'DELETE /webhooks/svix': async ({ emulator }) => {
    await sendToSvix(emulator, 'POST');
    return {};
  },
  'POST /webhooks/svix_url': async ({ emulator }) => {
    await sendToSvix(emulator, 'POST');
    return {};
  },
  'POST /role_sets/{role_set_key_or_id}/roles/replace': async ({ world }) => {
    const { key: role_key } = await world.send('GET', `/organization_roles/${await world.role()}`);
    const { key: to_role_key } = await world.send('GET', `/organization_roles/${await world.role()}`);
    const { id } = await world.roleSet(role_key, to_role_key);
    return { path: { role_set_key_or_id: id }, body: { role_key, to_role_key } };
  },
  'POST /sessions/{session_id}/refresh': async ({ emulator, world }) => {
    const { sessionId, token } = await emulator.signIn(await world.user(), { expiresInSeconds: -5 });
    const refreshToken = `rt_${world.next()}`;
    plant(emulator, 'refresh_tokens', { id: refreshToken, session_id: sessionId });
    const body = {
      expired_token: token,
      refresh_token: refreshToken,
      request_origin: 'http://localhost:3000',
    };
    return { path: { session_id: sessionId }, body };
  },
  'POST /sessions/{session_id}/tokens/{template_name}': async ({ world }) => {
    const { name } = await world.post('/jwt_templates', { name: `prepared-${world.next()}`, claims: {} });
    return { path: { session_id: await world.session(), template_name: name } };
  },
  'GET /sign_ups/{id}': signUp,
  'PATCH /sign_ups/{id}': signUp,
  'GET /billing/statements/{statementID}': statement,
  'GET /billing/statements/{statementID}/payment_attempts': statement,
  'DELETE /billing/subscription_items/{subscription_item_id}': async ({ world }) => ({
    path: { subscription_item_id: `csub_item_${await world.user()}` },
  }),
  'POST /billing/subscription_items/{subscription_item_id}/price_transition': async ({ world }) => ({
    path: { subscription_item_id: `csub_item_${await world.user()}` },
    body: { from_price_id: 'cprice_basic', to_price_id: priced.price },
  }),
};

/** The app at the webhook service exists already, or not. */
async function sendToSvix({ url, secretKey }: Emulator, method: string): Promise<void> {
  await fetch(`${url}/v1/webhooks/svix`, { method, headers: { authorization: `Bearer ${secretKey}` } });
}

function first(emulator: Emulator, collection: string): object {
  return emulator.snapshot().records[collection]?.[0] ?? {};
}

/** Stores a record that no operation creates. */
function plant(emulator: Emulator, collection: string, record: Readonly<Record<string, unknown>>): void {
  const snapshot = emulator.snapshot();
  const others = (snapshot.records[collection] ?? []).filter((other) => Object(other).id !== record['id']);
  const times = { created_at: emulator.now(), updated_at: emulator.now() };
  const records = { ...snapshot.records, [collection]: [...others, { ...times, ...record }] };
  emulator.restore({ ...snapshot, records });
}

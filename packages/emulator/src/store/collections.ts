// Pure
import type { Collection } from './collection.ts';

const ofUser = { user_id: { to: 'users', onDelete: 'cascade' } } as const;
const ofOrganization = { organization_id: { to: 'organizations', onDelete: 'cascade' } } as const;
const ofClient = { client_id: { to: 'clients', onDelete: 'cascade' } } as const;

/** All collections of the store. Indexes, conflicts and cascades follow from this table. */
const collections = {
  users: { object: 'user', prefix: 'user_', unique: ['username', 'external_id'] },
  email_addresses: {
    object: 'email_address',
    prefix: 'idn_',
    unique: ['email_address'],
    references: ofUser,
  },
  phone_numbers: { object: 'phone_number', prefix: 'idn_', unique: ['phone_number'], references: ofUser },
  web3_wallets: { object: 'web3_wallet', prefix: 'idn_', unique: ['web3_wallet'], references: ofUser },
  sessions: {
    object: 'session',
    prefix: 'sess_',
    indexes: ['client_id'],
    references: {
      ...ofUser,
      last_active_organization_id: { to: 'organizations', onDelete: 'clear' },
    },
  },
  clients: { object: 'client', prefix: 'client_' },
  templates: { object: 'template', prefix: 'tmpl_' },
  trusted_devices: { object: 'trusted_device', prefix: 'td_', references: ofUser },
  invitations: { object: 'invitation', prefix: 'inv_', indexes: ['email_address'] },
  allowlist_identifiers: { object: 'allowlist_identifier', prefix: 'alid_', unique: ['identifier'] },
  blocklist_identifiers: { object: 'blocklist_identifier', prefix: 'blid_', unique: ['identifier'] },
  actor_tokens: { object: 'actor_token', prefix: 'act_', unique: ['token'], references: ofUser },
  domains: { object: 'domain', prefix: 'dmn_' },
  jwt_templates: { object: 'jwt_template', prefix: 'jtmp_', unique: ['name'] },
  machines: { object: 'machine', prefix: 'mch_', indexes: ['secret_key', 'previous_secret_key'] },
  machine_scopes: {
    object: 'machine_scope',
    prefix: 'mchscp_',
    unique: [['from_machine_id', 'to_machine_id']],
    references: {
      from_machine_id: { to: 'machines', onDelete: 'cascade' },
      to_machine_id: { to: 'machines', onDelete: 'cascade' },
    },
  },
  organizations: {
    object: 'organization',
    prefix: 'org_',
    unique: ['slug'],
    indexes: ['role_set_key', 'created_by'],
  },
  organization_memberships: {
    object: 'organization_membership',
    prefix: 'orgmem_',
    unique: [['organization_id', 'user_id']],
    indexes: ['role'],
    references: { ...ofOrganization, ...ofUser },
  },
  organization_invitations: {
    object: 'organization_invitation',
    prefix: 'orginv_',
    indexes: ['email_address'],
    references: ofOrganization,
  },
  organization_domains: { object: 'organization_domain', prefix: 'orgdmn_', references: ofOrganization },
  organization_domain_verifications: {
    object: 'organization_domain_verification',
    prefix: 'ver_',
    unique: [['domain_id', 'strategy']],
    references: { domain_id: { to: 'organization_domains', onDelete: 'cascade' } },
  },
  organization_suggestions: {
    object: 'organization_suggestion',
    prefix: 'orgsug_',
    unique: [['organization_id', 'user_id']],
    references: { ...ofOrganization, ...ofUser },
  },
  organization_membership_requests: {
    object: 'organization_membership_request',
    prefix: 'orgmemreq_',
    unique: [['organization_id', 'user_id']],
    references: { ...ofOrganization, ...ofUser },
  },
  organization_roles: { object: 'role', prefix: 'role_', unique: ['key'] },
  organization_permissions: { object: 'permission', prefix: 'perm_', unique: ['key'] },
  role_sets: { object: 'role_set', prefix: 'rset_', unique: ['key'] },
  redirect_urls: { object: 'redirect_url', prefix: 'ru_', unique: ['url'] },
  sign_in_tokens: { object: 'sign_in_token', prefix: 'sit_', unique: ['token'], references: ofUser },
  sign_ins: { object: 'sign_in_attempt', prefix: 'sia_', references: ofClient },
  sign_ups: { object: 'sign_up_attempt', prefix: 'sua_', references: ofClient },
  oauth_applications: { object: 'oauth_application', prefix: 'oauthapp_' },
  saml_connections: { object: 'saml_connection', prefix: 'samlc_', references: ofOrganization },
  enterprise_connections: { object: 'enterprise_connection', prefix: 'entconn_', references: ofOrganization },
  enterprise_connection_test_runs: {
    object: 'enterprise_connection_test_run',
    prefix: 'entconntr_',
    references: { enterprise_connection_id: { to: 'enterprise_connections', onDelete: 'cascade' } },
  },
  waitlist_entries: { object: 'waitlist_entry', prefix: 'wle_', unique: ['email_address'] },
  agent_tasks: {
    object: 'agent_task',
    prefix: 'agt_',
    unique: ['token'],
    indexes: ['agent_name'],
    references: ofUser,
  },
  scim_directories: { object: 'scim_directory', prefix: 'scimd_' },
  scim_group_role_mappings: {
    object: 'scim_group_role_mapping',
    prefix: 'scimgrm_',
    references: { scim_directory_id: { to: 'scim_directories', onDelete: 'cascade' } },
  },
  directories: { object: 'directory', prefix: 'dir_' },
  directory_group_role_mappings: {
    object: 'directory_group_role_mapping',
    prefix: 'dirgrm_',
    references: { directory_id: { to: 'directories', onDelete: 'cascade' } },
  },
  admin_portal_link_tokens: { object: 'admin_portal_link_token', prefix: 'aplt_', idForm: 'hex' },
  api_keys: {
    object: 'api_key',
    prefix: 'ak_',
    idForm: 'hex',
    indexes: ['secret'],
    references: { subject: { to: ['users', 'organizations', 'machines'], onDelete: 'cascade' } },
  },
  m2m_tokens: {
    object: 'machine_to_machine_token',
    prefix: 'mt_',
    idForm: 'hex',
    indexes: ['token'],
    references: { subject: { to: 'machines', onDelete: 'cascade' } },
  },
  billing_features: { object: 'feature', prefix: 'feat_', unique: ['slug'] },
  billing_plans: { object: 'commerce_plan', prefix: 'cplan_', unique: ['slug'] },
  billing_prices: { object: 'commerce_price', prefix: 'cprice_' },
  billing_subscription_items: {
    object: 'commerce_subscription_item',
    prefix: 'csub_item_',
    references: { ...ofUser, ...ofOrganization },
  },
  billing_statements: { object: 'commerce_statement', prefix: 'stmt_' },
  billing_payment_attempts: { object: 'commerce_payment_attempt', prefix: 'cpa_' },
  dev_browsers: {
    object: 'dev_browser',
    prefix: 'dvb_',
    references: { client_id: { to: 'clients', onDelete: 'clear' } },
  },
  client_tokens: { object: 'client_token', prefix: 'ct_', references: ofClient },
  refresh_tokens: {
    object: 'refresh_token',
    prefix: 'rt_',
    references: { session_id: { to: 'sessions', onDelete: 'cascade' } },
  },
  handshakes: { object: 'handshake', prefix: 'hs_' },
  outbox_messages: { object: 'outbox_message', prefix: 'msg_' },
  webhook_endpoints: { object: 'webhook_endpoint', prefix: 'ep_', unique: ['url'] },
  webhook_events: { object: 'event', prefix: 'msg_', keptWhile: ['state', 'pending'] },
  webhook_deliveries: {
    object: 'webhook_delivery',
    prefix: 'dlv_',
    indexes: ['state'],
    keptWhile: ['state', 'pending'],
    references: { event_id: { to: 'webhook_events', onDelete: 'cascade' } },
  },
  verifications: {
    object: 'verification',
    prefix: 'ver_',
    references: {
      email_address_id: { to: 'email_addresses', onDelete: 'cascade' },
      phone_number_id: { to: 'phone_numbers', onDelete: 'cascade' },
    },
  },
  external_accounts: {
    object: 'external_account',
    prefix: 'eac_',
    unique: [['provider', 'provider_user_id']],
    references: ofUser,
  },
  passkeys: { object: 'passkey', prefix: 'idn_', references: ofUser },
  images: {
    object: 'image',
    prefix: 'img_',
    references: {
      ...ofUser,
      ...ofOrganization,
      oauth_application_id: { to: 'oauth_applications', onDelete: 'cascade' },
    },
  },
  oauth_access_tokens: {
    object: 'clerk_idp_oauth_access_token',
    prefix: 'oat_',
    idForm: 'hex',
    indexes: ['token', 'refresh_token'],
    references: { ...ofUser, oauth_application_id: { to: 'oauth_applications', onDelete: 'cascade' } },
  },
  svix_app: { object: 'svix_app' },
  instance: { object: 'instance' },
  instance_restrictions: { object: 'instance_restrictions' },
  instance_settings: { object: 'instance_settings' },
  instance_protect: { object: 'instance_protect' },
  instance_communication: { object: 'instance_communication' },
  instance_oauth_application_settings: { object: 'oauth_application_settings' },
  instance_organization_settings: { object: 'organization_settings' },
} as const satisfies Readonly<Record<string, Collection>>;

export type CollectionName = keyof typeof collections;

export const collectionNames = Object.keys(collections) as readonly CollectionName[];

/** Returns the rules of a collection, without the literal types of the table. */
export function collectionRules(name: CollectionName): Collection {
  return collections[name];
}

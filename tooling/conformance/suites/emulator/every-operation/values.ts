/** Resolves to the id of a new record for a parameter of a path, such as `user_id`. */
type Create = (parameter: string) => Promise<string>;

/** Returns a value for a field that the description does not describe fully. */
type Value = (context: { readonly create: Create; readonly number: number }) => unknown;

const PASSWORD = 'correct horse battery staple';
const BACKUP_CODE = '12345678';

type Values = Readonly<Record<string, Value>>;

const date: Value = () => '2026-01-02T03:04:05Z';
const url: Value = ({ number }) => `https://app.example.com/${number}`;
const email: Value = ({ number }) => `sampled-${number}@example.com`;
const phone: Value = ({ number }) => `+1555${String(6_550_000 + number)}`;

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const image: Value = () => new Blob([png], { type: 'image/png' });

/** Fields in addition to the required ones: without them a user could not lose an address or prove a factor. */
export const ADDED: Readonly<Record<string, Values>> = {
  'POST /users': {
    username: ({ number }) => `person_${number}`,
    password: () => PASSWORD,
    backup_codes: () => [BACKUP_CODE],
  },
  'POST /users/{user_id}/profile_image': { file: image },
};

const user: Value = ({ create }) => create('user_id');

/** Fields of bodies by name: ids of records that must exist, and strings whose format the description leaves out. */
export const VALUES: Readonly<Record<string, Value>> = {
  created_at: date,
  created_by: user,
  email_address: email,
  dest_role_set_key: ({ create }) => create('role_set_key'),
  external_id: ({ number }) => `ext_${number}`,
  file: image,
  identifier: email,
  inviter_user_id: user,
  key: ({ number }) => `org:feature_${number}:read`,
  legal_accepted_at: date,
  machine_id: ({ create }) => create('machine_id'),
  name: ({ number }) => `Name ${number}`,
  organization_id: ({ create }) => create('organization_id'),
  password: () => PASSWORD,
  password_digest: () => `$2b$10$${'a'.repeat(53)}`,
  password_hasher: () => 'bcrypt',
  phone_number: phone,
  redirect_url: url,
  requesting_user_id: user,
  role: () => 'org:member',
  scoped_machines: async ({ create }) => [await create('machine_id')],
  slug: ({ number }) => `slug-${number}`,
  totp_secret: () => 'JBSWY3DPEHPK3PXP',
  to_machine_id: ({ create }) => create('machine_id'),
  uploader_user_id: user,
  url,
  user_id: user,
  user_ids: async ({ create }) => [await create('user_id')],
  username: ({ number }) => `person_${number}`,
};

/** Leaves the field out: its value depends on the record that the operation changes. */
const omitted: Value = () => undefined;

const ofRoleSet: Values = {
  key: ({ number }) => `role_set:set_${number}`,
  roles: () => ['org:admin', 'org:member'],
  default_role_key: () => 'org:member',
  creator_role_key: () => 'org:admin',
};
const ofOAuthApplication: Values = {
  callback_url: url,
  redirect_uris: async (context) => [await url(context)],
  scopes: () => 'profile email',
};
const ofRole: Values = { key: ({ number }) => `org:role_${number}`, permissions: () => [] };
const ofJwtTemplate: Values = { custom_signing_key: () => false, signing_algorithm: () => 'RS256' };

/** Fields of single operations that differ from the table above. */
export const VALUES_OF: Readonly<Record<string, Values>> = {
  // A token is reused only if it can be valid for longer than the request needs.
  'POST /m2m_tokens': { seconds_until_expiration: () => 3_600, min_remaining_ttl_seconds: () => 60 },
  // The description allows both names of the user, or neither.
  'POST /agents/tasks': { on_behalf_of: async (context) => ({ user_id: await user(context) }) },
  'POST /billing/prices': { plan_id: () => 'cplan_pro' },
  'POST /domains': { name: ({ number }) => `satellite-${number}.example.com` },
  'PATCH /domains/{domain_id}': { name: ({ number }) => `satellite-${number}.example.com` },
  'POST /users': {
    email_address: async (context) => [await email(context)],
    email_address_identification_status: () => ['verified'],
    phone_number: async (context) => [await phone(context)],
    phone_number_identification_status: () => ['reserved'],
  },
  'POST /sessions': { active_organization_id: omitted },
  'PATCH /users/{user_id}': {
    primary_email_address_id: omitted,
    primary_phone_number_id: omitted,
    primary_web3_wallet_id: omitted,
    profile_image_id: omitted,
  },
  'POST /oauth_applications': ofOAuthApplication,
  'PATCH /oauth_applications/{oauth_application_id}': ofOAuthApplication,
  'POST /role_sets': ofRoleSet,
  'PATCH /role_sets/{role_set_key_or_id}': { ...ofRoleSet, type: omitted },
  'POST /role_sets/{role_set_key_or_id}/roles': {
    ...ofRoleSet,
    role_keys: () => ['org:member'],
    creator_role_key: omitted,
  },
  'POST /role_sets/{role_set_key_or_id}/replace': { reassignment_mappings: () => ({}) },
  'POST /organizations': { role_set_key: omitted },
  'PATCH /organizations/{organization_id}': { role_set_key: omitted },
  'POST /machines': { scoped_machines: async ({ create }) => [await create('machine_id')] },
  'POST /organization_roles': ofRole,
  'PATCH /organization_roles/{organization_role_id}': ofRole,
  'POST /organizations/{organization_id}/invitations': { inviter_user_id: omitted },
  'POST /organizations/{organization_id}/invitations/bulk': { inviter_user_id: omitted },
  'POST /organizations/{organization_id}/invitations/{invitation_id}/revoke': {
    requesting_user_id: omitted,
  },
  'POST /users/{user_id}/verify_totp': { code: () => BACKUP_CODE },
  'POST /sign_in_tokens': { org_id: omitted },
  'POST /jwt_templates': ofJwtTemplate,
  'PATCH /jwt_templates/{template_id}': ofJwtTemplate,
  'PATCH /instance/organization_settings': {
    creator_role_id: omitted,
    domains_default_role_id: ({ create }) => create('organization_role_id'),
    domains_enrollment_modes: () => ['manual_invitation'],
    slug_disabled: () => false,
  },
};

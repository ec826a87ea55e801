import type { RuleTable, Step } from './rule.test-support.ts';

const satellite = (body: object = {}): Step => [
  'POST /domains',
  { name: 'satellite.example.com', is_satellite: true, ...body },
];
const settings = (body: object): Step => ['PATCH /instance/organization_settings', body];
const allow: Step = ['POST /allowlist_identifiers', { identifier: 'x@example.com', notify: false }];
const block: Step = ['POST /blocklist_identifiers', { identifier: 'x@example.com' }];
const redirect: Step = ['POST /redirect_urls', { url: 'https://app.example.com/callback' }];
const template = (body: object = {}): Step => ['POST /jwt_templates', { name: 'api', claims: {}, ...body }];

// biome-ignore format: a table with a rule on each line
export const settingsRules: RuleTable = {
  title: 'instance, domains, lists, redirects and templates',
  rules: [
    ['an instance is a development instance', 'GET /instance', [200, { object: 'instance', environment_type: 'development' }], 'description'],
    ['a setting of the instance is known', ['PATCH /instance', { dark_mode: true }], '422 form_param_unknown dark_mode', 'error catalogue'],
    ['a list of allowed origins has strings', ['PATCH /instance', { allowed_origins: [1] }], '422 form_param_format_invalid allowed_origins', 'description'],
    ['an empty preferred strategy clears it', ['PATCH /instance', { preferred_sign_in_strategy_when_password_required: '' }], [204], 'description'],
    ['restrictions are returned as they are set', ['PATCH /instance/restrictions', { allowlist: true, block_email_subaddresses: true }], [200, { object: 'instance_restrictions', allowlist: true, block_email_subaddresses: true, blocklist: false }], 'description'],
    ['a restriction that is null is kept', ['PATCH /instance/restrictions', { allowlist: null }], [200, { allowlist: true }], 'description', [['PATCH /instance/restrictions', { allowlist: true }]]],
    ['organization settings have the role of a creator', 'GET /instance/organization_settings', [200, { object: 'organization_settings', enabled: true, creator_role: 'org:admin', domains_default_role: 'org:member' }], 'description'],
    ['a creator has a role that exists', settings({ creator_role_id: 'role_none' }), '404 resource_not_found', 'description'],
    ['organization settings are kept', 'GET /instance/organization_settings', [200, { max_allowed_memberships: 7, domains_enabled: true }], 'description', [settings({ max_allowed_memberships: 7, domains_enabled: true })]],
    ['a role of organization settings exists', settings({ creator_role_id: 'role_none' }), '404 resource_not_found', 'description'],
    ['a role of a creator can create organizations', settings({ creator_role_id: '{1.id}' }), '422 organization_missing_creator_role_permissions', 'error catalogue', [['POST /organization_roles', { name: 'Clerk', key: 'org:clerk' }]]],
    ['an enrollment mode is listed', settings({ domains_enrollment_modes: ['magic'] }), '422 form_param_value_invalid domains_enrollment_modes[0]', 'description'],
    ['a limit of members holds for new organizations', ['POST /organizations', { name: 'New' }], [200, { max_allowed_memberships: 7 }], 'description', [settings({ max_allowed_memberships: 7 })]],
    ['disabled organizations are rejected', 'GET /organizations', '403 organization_not_enabled_in_instance', 'error catalogue', [settings({ enabled: false })]],
    ['the default of deletion by an admin holds for new organizations', ['POST /organizations', { name: 'New' }], [200, { admin_delete_enabled: false }], 'description', [settings({ admin_delete_enabled: false })]],

    ['the primary domain is listed', 'GET /domains', [200, { total_count: 1, data: [{ object: 'domain', is_satellite: false }] }], 'description'],
    ['a satellite domain is listed', 'GET /domains', [200, { total_count: 2 }], 'description', [satellite()]],
    ['a domain has the URLs of the instance', satellite(), [200, { name: 'satellite.example.com', is_satellite: true, development_origin: '' }], 'description'],
    ['a domain has a name', ['POST /domains', { is_satellite: true }], '422 form_param_missing name', 'description'],
    ['only satellite domains are added', satellite({ is_satellite: false }), '422 form_param_value_invalid is_satellite', 'description'],
    ['a domain of a development instance can have a port', satellite({ name: 'localhost:3000' }), [200, { name: 'localhost:3000' }], 'description'],
    ['a domain has no protocol', satellite({ name: 'https://satellite.example.com' }), '422 form_param_format_invalid name', 'description'],
    ['a domain has a name of its own', satellite(), '422 form_identifier_exists name', 'error catalogue', [satellite()]],
    ['a proxy can be removed', ['PATCH /domains/{1.id}', { proxy_url: null }], [200], 'description', [satellite()]],
    ['a satellite domain is renamed', ['PATCH /domains/{1.id}', { name: 'other.example.com' }], [200, { name: 'other.example.com' }], 'description', [satellite()]],
    ['a new name of a domain has no protocol', ['PATCH /domains/{1.id}', { name: 'https://other.example.com' }], '422 form_param_format_invalid name', 'description', [satellite()]],
    ['a new name of a domain is not taken', ['PATCH /domains/{1.id}', { name: '{2.name}' }], '422 form_identifier_exists name', 'error catalogue', [satellite(), satellite({ name: 'other.example.com' })]],
    ['a changed domain exists', ['PATCH /domains/dmn_none', { name: 'other.example.com' }], '404 resource_not_found', 'description'],
    ['a satellite domain is deleted', 'DELETE /domains/{1.id}', [200, { object: 'domain', deleted: true }], 'description', [satellite()]],
    ['a deleted domain is gone', 'GET /domains', [200, { total_count: 1 }], 'description', [satellite(), 'DELETE /domains/{1.id}']],
    ['the primary domain is not deleted', 'DELETE /domains/{1.data.0.id}', '403 operation_not_allowed_on_primary_domain', 'description', ['GET /domains']],

    ['the allow-list is an array', 'GET /allowlist_identifiers', [200, [{ identifier: 'x@example.com', identifier_type: 'email_address' }]], 'description', [allow]],
    ['a page of the allow-list has a total', 'GET /allowlist_identifiers?paginated=true', [200, { total_count: 1 }], 'SDKs', [allow]],
    ['a phone number can be on the allow-list', ['POST /allowlist_identifiers', { identifier: '+15555550111' }], [200, { identifier_type: 'phone_number' }], 'description'],
    ['a wallet can be on the allow-list', ['POST /allowlist_identifiers', { identifier: '0x1234567890123456789012345678901234567890' }], [200, { identifier_type: 'web3_wallet' }], 'description'],
    ['a notice invites the identifier', 'GET //__emulator/outbox', [200, [{ to: 'x@example.com' }]], 'description', [['POST /allowlist_identifiers', { identifier: 'x@example.com', notify: true }]]],
    ['no notice is sent by default', 'GET //__emulator/outbox', [200, []], 'description', [['POST /allowlist_identifiers', { identifier: 'x@example.com' }]]],
    ['a notice is not for a wallet', 'GET //__emulator/outbox', [200, []], 'description', [['POST /allowlist_identifiers', { identifier: '0x1234567890123456789012345678901234567890', notify: true }]]],
    ['an identifier of the allow-list is deleted', 'DELETE /allowlist_identifiers/{1.id}', [200, { object: 'allowlist_identifier', deleted: true }], 'description', [allow]],
    ['a deleted identifier can be allowed again', allow, [200], 'description', [allow, 'DELETE /allowlist_identifiers/{1.id}']],
    ['an identifier of the allow-list exists', 'DELETE /allowlist_identifiers/alid_none', '404 resource_not_found', 'description'],
    ['the block-list has a total', 'GET /blocklist_identifiers', [200, { total_count: 1, data: [{ identifier: 'x@example.com' }] }], 'description', [block]],
    ['an identifier of the block-list is deleted', 'GET /blocklist_identifiers', [200, { total_count: 0 }], 'description', [block, 'DELETE /blocklist_identifiers/{1.id}']],
    ['an identifier of the block-list exists', 'DELETE /blocklist_identifiers/blid_none', '404 resource_not_found', 'description'],
    ['the API creates users whom the block-list blocks', ['POST /users', { email_address: ['x@example.com'] }], [200], 'SDKs', [block]],

    ['redirect URLs are an array', 'GET /redirect_urls', [200, [{ object: 'redirect_url', url: 'https://app.example.com/callback' }]], 'description', [redirect]],
    ['a page of redirect URLs has a total', 'GET /redirect_urls?paginated=true', [200, { total_count: 1 }], 'SDKs', [redirect]],
    ['a redirect URL is found by its id', 'GET /redirect_urls/{1.id}', [200, { url: 'https://app.example.com/callback' }], 'description', [redirect]],
    ['a redirect URL is deleted', 'DELETE /redirect_urls/{1.id}', [200, { object: 'redirect_url', deleted: true }], 'description', [redirect]],
    ['a deleted redirect URL is gone', 'GET /redirect_urls', [200, []], 'description', [redirect, 'DELETE /redirect_urls/{1.id}']],
    ['a missing redirect URL is an error', 'GET /redirect_urls/ru_none', '404 resource_not_found', 'description'],
    ['a redirect URL is unique', redirect, '400 duplicate_record url', 'error catalogue', [redirect]],

    ['templates are an array', 'GET /jwt_templates', [200, [{ name: 'api' }]], 'description', [template()]],
    ['a page of templates has a total', 'GET /jwt_templates?paginated=true', [200, { total_count: 1 }], 'SDKs', [template()]],
    ['a template is found by its id', 'GET /jwt_templates/{1.id}', [200, { object: 'jwt_template', name: 'api' }], 'description', [template()]],
    ['a missing template is an error', 'GET /jwt_templates/jtmp_none', '404 resource_not_found', 'description'],
    ['a changed template keeps what the request leaves out', ['PATCH /jwt_templates/{1.id}', { name: 'api', claims: { a: 1 } }], [200, { claims: { a: 1 }, lifetime: 90 }], 'description', [template({ lifetime: 90 })]],
    ['a new name of a template is not taken', ['PATCH /jwt_templates/{1.id}', { name: 'other', claims: {} }], '422 form_identifier_exists name', 'error catalogue', [template(), template({ name: 'other' })]],
    ['a change of a template sets no reserved claim', ['PATCH /jwt_templates/{1.id}', { name: 'api', claims: { iss: 'x' } }], '400 jwt_template_reserved_claim claims', 'error catalogue', [template()]],
    ['a template lasts at most 10 years', template({ lifetime: 315_360_001 }), '422 form_param_value_invalid lifetime', 'description'],
    ['a lifetime of a template is in its tokens', 'decode {3.jwt}', [200, { payload: { exp: Date.UTC(2026, 0, 1) / 1000 + 90 } }], 'description', [template({ lifetime: 90 }), ['POST /sessions', { user_id: 'user_ada' }], 'POST /sessions/{2.id}/tokens/api']],
    ['a request can override the lifetime of a template', 'decode {3.jwt}', [200, { payload: { exp: Date.UTC(2026, 0, 1) / 1000 + 45 } }], 'description', [template({ lifetime: 90 }), ['POST /sessions', { user_id: 'user_ada' }], ['POST /sessions/{2.id}/tokens/api', { expires_in_seconds: 45 }]]],
    ['the clock skew of a template is in its tokens', 'decode {3.jwt}', [200, { payload: { nbf: Date.UTC(2026, 0, 1) / 1000 - 30 } }], 'description', [template({ allowed_clock_skew: 30 }), ['POST /sessions', { user_id: 'user_ada' }], 'POST /sessions/{2.id}/tokens/api']],
    ['a custom key needs a key', template({ custom_signing_key: true, signing_algorithm: 'HS256' }), '422 form_conditional_param_missing signing_key', 'description'],
    ['a custom key signs the tokens', 'decode {3.jwt}', [200, { header: { alg: 'HS256' } }], 'description', [template({ custom_signing_key: true, signing_algorithm: 'HS256', signing_key: 'a secret of thirty-two characters' }), ['POST /sessions', { user_id: 'user_ada' }], 'POST /sessions/{2.id}/tokens/api']],
    ['a token needs a template that exists', 'POST /sessions/{1.id}/tokens/none', '404 resource_not_found', 'description', [['POST /sessions', { user_id: 'user_ada' }]]],
    ['a template is deleted', 'DELETE /jwt_templates/{1.id}', [200, { object: 'jwt_template', deleted: true }], 'description', [template()]],
    ['a deleted template signs no tokens', 'POST /sessions/{2.id}/tokens/api', '404 resource_not_found', 'description', [template(), ['POST /sessions', { user_id: 'user_ada' }], 'DELETE /jwt_templates/{1.id}']],
  ],
};

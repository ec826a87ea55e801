import { expect } from 'vitest';
import type { RuleTable, Step } from './rule.test-support.ts';

const expectString = (): unknown => expect.any(String);

const session = (userId = 'user_ada'): Step => ['POST /sessions', { user_id: userId }];
const start = Date.UTC(2026, 0, 1);
const actorToken = (body: object = {}): Step => [
  'POST /actor_tokens',
  { user_id: 'user_ada', actor: { sub: 'user_bob' }, ...body },
];
const invite = (body: object = {}): Step => [
  'POST /invitations',
  { email_address: 'x@example.com', ...body },
];

// biome-ignore format: a table with a rule on each line
export const sessionRules: RuleTable = {
  title: 'clients, sessions, tickets and invitations',
  rules: [
    ['a sign-in token is valid for 30 days', 'POST /sign_in_tokens/{1.id}/revoke', [200, { status: 'revoked' }], 'description', [['POST /sign_in_tokens', { user_id: 'user_ada' }], '+ 29d']],
    ['a sign-in token expires after 30 days', 'POST /sign_in_tokens/{1.id}/revoke', '400 sign_in_token_cannot_be_revoked_code', 'description', [['POST /sign_in_tokens', { user_id: 'user_ada' }], '+ 30d']],
    ['a sign-in token expires as the request says', 'POST /sign_in_tokens/{1.id}/revoke', '400 sign_in_token_cannot_be_revoked_code', 'description', [['POST /sign_in_tokens', { user_id: 'user_ada', expires_in_seconds: 60 }], '+ 60s']],
    ['an actor token is valid for an hour', 'POST /actor_tokens/{1.id}/revoke', [200, { status: 'revoked' }], 'description', [['POST /actor_tokens', { user_id: 'user_ada', actor: { sub: 'user_bob' } }], '+ 59m']],
    ['clients are an array', 'GET /clients', [200, [{ object: 'client', sessions: [{ status: 'active' }] }]], 'description', [session()]],
    ['the newest client comes first', 'GET /clients', [200, [{ sessions: [{ user_id: 'user_bob' }] }, { sessions: [{ user_id: 'user_ada' }] }]], 'description', [session(), '+ 1s', session('user_bob')]],
    ['a page of clients has a total', 'GET /clients?paginated=true', [200, { total_count: 1 }], 'SDKs', [session()]],
    ['a client names its sessions', 'GET /clients/{1.client_id}', [200, { session_ids: [expectString()], sessions: [{ user_id: 'user_ada' }] }], 'description', [session()]],
    ['a client without an active session has no last one', 'GET /clients/{1.client_id}', [200, { last_active_session_id: null, sessions: [{ status: 'revoked' }] }], 'description', [session(), 'POST /sessions/{1.id}/revoke']],
    ['a missing client is an error', 'GET /clients/client_none', '404 resource_not_found', 'description'],
    ['a token names its client', ['POST /clients/verify', { token: '{2.jwt}' }], [200, { object: 'client', sessions: [{ user_id: 'user_ada' }] }], 'description', [session(), 'POST /sessions/{1.id}/tokens']],
    ['a malformed token names no client', ['POST /clients/verify', { token: 'x.y.z' }], '404 resource_not_found', 'description'],
    ['an expired token names no client', ['POST /clients/verify', { token: '{2.jwt}' }], '404 resource_not_found', 'description', [session(), 'POST /sessions/{1.id}/tokens', '+ 5m']],
    ['a verification of a client needs a token', ['POST /clients/verify', {}], '422 form_param_missing token', 'description'],

    ['sessions are an array', 'GET /sessions?user_id=user_ada', [200, [{ object: 'session', status: 'active' }]], 'description', [session()]],
    ['the newest session comes first', 'GET /sessions', [200, [{ user_id: 'user_bob' }, { user_id: 'user_ada' }]], 'description', [session(), '+ 1s', session('user_bob')]],
    ['a page of sessions has a total', 'GET /sessions?paginated=true', [200, { total_count: 1 }], 'SDKs', [session()]],
    ['sessions are filtered by client', 'GET /sessions?client_id={1.client_id}', [200, [{ user_id: 'user_ada' }]], 'description', [session(), session('user_bob')]],
    ['sessions are filtered by status', 'GET /sessions?status=revoked', [200, [{ user_id: 'user_ada' }]], 'description', [session(), session('user_bob'), 'POST /sessions/{1.id}/revoke']],
    ['a status of sessions is listed', 'GET /sessions?status=asleep', '422 form_param_value_invalid status', 'description'],
    ['a session is of a user', session('user_none'), '404 resource_not_found', 'description'],
    ['a session needs a user', ['POST /sessions', {}], '422 form_param_missing user_id', 'description'],
    ['a session can have an organization', ['POST /sessions', { user_id: 'user_bob', active_organization_id: 'org_acme' }], [200, { last_active_organization_id: 'org_acme' }], 'description'],
    ['a session of a user without organizations has none', session('user_eve'), [200, { last_active_organization_id: null }], 'description'],
    ['a session signs the user in', 'GET /users/user_eve', [200, { last_sign_in_at: start }], 'SDKs', [session('user_eve')]],
    ['a missing session is an error', 'GET /sessions/sess_none', '404 resource_not_found', 'description'],
    ['a session expires', 'GET /sessions/{1.id}', [200, { status: 'expired' }], 'description', [session(), '+ 192h']],
    ['an expired session has no tokens', 'POST /sessions/{1.id}/tokens', '404 resource_not_found', 'description', [session(), '+ 192h']],
    ['a revoked session is revoked again without an error', 'POST /sessions/{1.id}/revoke', [200, { status: 'revoked' }], 'SDKs', [session(), 'POST /sessions/{1.id}/revoke']],
    ['a token lasts 60 seconds', 'decode {2.jwt}', [200, { payload: { iat: start / 1000, exp: start / 1000 + 60 } }], 'guides', [session(), 'POST /sessions/{1.id}/tokens']],
    ['a request can override the lifetime of a token', 'decode {2.jwt}', [200, { payload: { exp: start / 1000 + 600 } }], 'description', [session(), ['POST /sessions/{1.id}/tokens', { expires_in_seconds: 600 }]]],
    ['a token is of the session and its user', 'decode {2.jwt}', [200, { header: { alg: 'RS256', typ: 'JWT', cat: 'cl_B7d4PD111AAA' }, payload: { sub: 'user_ada', sts: 'active' } }], 'SDKs', [session(), 'POST /sessions/{1.id}/tokens']],
    ['a token of a template has no session', 'decode {3.jwt}', [200, { header: { cat: 'cl_B7d4PD222AAA' }, payload: expect.not.objectContaining({ sid: expect.anything() }) }], 'SDKs', [['POST /jwt_templates', { name: 'api', claims: {} }], session(), 'POST /sessions/{2.id}/tokens/api']],
    ['a refresh needs an expired token', ['POST /sessions/{1.id}/refresh', { refresh_token: 'x', request_origin: 'https://app.example.com' }], '422 form_param_missing expired_token', 'description', [session()]],
    ['a refresh says whether cookies have suffixes', ['POST /sessions/{1.id}/refresh?suffixed_cookies=maybe', { expired_token: 'x', refresh_token: 'x', request_origin: 'https://app.example.com' }], '422 form_param_format_invalid suffixed_cookies', 'SDKs', [session()]],
    ['a refresh needs a token that the instance has signed', ['POST /sessions/{1.id}/refresh', { expired_token: 'x', refresh_token: 'x', request_origin: 'https://app.example.com' }], '401 expired_session_token_invalid', 'SDKs', [session()]],
    ['a refresh needs a refresh token of the session', ['POST /sessions/{1.id}/refresh', { expired_token: '{2.jwt}', refresh_token: 'x', request_origin: 'https://app.example.com' }], '401 refresh_token_not_found', 'SDKs', [session(), 'POST /sessions/{1.id}/tokens']],
    ['a refresh needs a refresh token', ['POST /sessions/{1.id}/refresh', { expired_token: '{2.jwt}', request_origin: 'https://app.example.com' }], '422 form_param_missing refresh_token', 'description', [session(), 'POST /sessions/{1.id}/tokens']],

    ['a sign-in token is pending', ['POST /sign_in_tokens', { user_id: 'user_ada' }], [200, { object: 'sign_in_token', status: 'pending', user_id: 'user_ada' }], 'description'],
    ['a sign-in token has a link', ['POST /sign_in_tokens', { user_id: 'user_ada' }], [200, { url: expectString(), token: expectString() }], 'description'],
    ['a sign-in token for a member names the organization', ['POST /sign_in_tokens', { user_id: 'user_bob', org_id: 'org_acme' }], [200], 'description'],
    ['a sign-in token is revoked', 'POST /sign_in_tokens/{1.id}/revoke', [200, { status: 'revoked' }], 'description', [['POST /sign_in_tokens', { user_id: 'user_ada' }]]],
    ['a missing sign-in token is an error', 'POST /sign_in_tokens/sit_none/revoke', '404 resource_not_found', 'description'],
    ['an expired sign-in token is not revoked', 'POST /sign_in_tokens/{1.id}/revoke', '400 sign_in_token_cannot_be_revoked_code', 'description', [['POST /sign_in_tokens', { user_id: 'user_ada' }], '+ 721h']],
    ['an actor token is pending and has a link', actorToken(), [200, { object: 'actor_token', status: 'pending', actor: { sub: 'user_bob' } }], 'description'],
    ['an actor token is for a user', actorToken({ user_id: 'user_none' }), '404 resource_not_found', 'description'],
    ['an actor token is revoked', 'POST /actor_tokens/{1.id}/revoke', [200, { status: 'revoked' }], 'description', [actorToken()]],
    ['an actor token expires after an hour', 'POST /actor_tokens/{1.id}/revoke', '400 actor_token_cannot_be_revoked_code', 'description', [actorToken(), '+ 61m']],
    ['a longer actor token can still be revoked', 'POST /actor_tokens/{1.id}/revoke', [200, { status: 'revoked' }], 'description', [actorToken({ expires_in_seconds: 7200 }), '+ 61m']],
    ['a missing actor token is an error', 'POST /actor_tokens/act_none/revoke', '404 resource_not_found', 'description'],
    ['a testing token expires in seconds', 'POST /testing_tokens', [200, { expires_at: start / 1000 + 3600 }], 'description'],

    ['an invitation is pending', invite(), [200, { object: 'invitation', status: 'pending', email_address: 'x@example.com' }], 'description'],
    ['an invitation sends a mail', 'GET //__emulator/outbox', [200, [{ to: 'x@example.com' }]], 'description', [invite()]],
    ['an invitation without notice sends nothing', 'GET //__emulator/outbox', [200, []], 'description', [invite({ notify: false })]],
    ['an invitation keeps its metadata', invite({ public_metadata: { team: 'a' } }), [200, { public_metadata: { team: 'a' } }], 'description'],
    ['an invitation is for an email address', invite({ email_address: 'nobody' }), '422 form_param_format_invalid email_address', 'error catalogue'],
    ['an invitation lasts 1 day or more', invite({ expires_in_days: 0 }), '422 form_param_value_invalid expires_in_days', 'description'],
    ['an invitation lasts at most 365 days', invite({ expires_in_days: 366 }), '422 form_param_value_invalid expires_in_days', 'description'],
    ['an invitation expires after 30 days', 'GET /invitations', [200, [{ status: 'expired' }]], 'description', [invite(), '+ 721h']],
    ['an invitation can expire earlier', 'GET /invitations', [200, [{ status: 'expired' }]], 'description', [invite({ expires_in_days: 1 }), '+ 25h']],
    ['invitations are filtered by status', 'GET /invitations?status=revoked', [200, [{ status: 'revoked' }]], 'description', [invite(), 'POST /invitations/{1.id}/revoke', invite()]],
    ['a query matches an address of an invitation', 'GET /invitations?query=x@', [200, [{ email_address: 'x@example.com' }]], 'description', [invite(), invite({ email_address: 'y@example.com' })]],
    ['a query matches an id of an invitation', 'GET /invitations?query={2.id}', [200, [{ email_address: 'y@example.com' }]], 'description', [invite(), invite({ email_address: 'y@example.com' })]],
    ['invitations are sorted by address', 'GET /invitations?order_by=email_address', [200, [{ email_address: 'x@example.com' }, { email_address: 'y@example.com' }]], 'description', [invite({ email_address: 'y@example.com' }), invite()]],
    ['invitations are sorted by expiry', 'GET /invitations?order_by=expires_at', [200, [{ email_address: 'y@example.com' }, { email_address: 'x@example.com' }]], 'description', [invite(), invite({ email_address: 'y@example.com', expires_in_days: 1 })]],
    ['a page of invitations has a total', 'GET /invitations?paginated=true', [200, { total_count: 1 }], 'SDKs', [invite()]],
    ['a bulk of invitations is all or nothing', ['POST /invitations/bulk', [{ email_address: 'x@example.com' }, { email_address: 'ada@example.com' }]], '422 form_identifier_exists email_address', 'description'],
    ['a bulk of invitations does not bypass an account', ['POST /invitations/bulk', [{ email_address: 'ada@example.com', ignore_existing: true }]], '422 form_identifier_exists email_address', 'description'],
    ['a bulk has one pending invitation for an address', ['POST /invitations/bulk', [{ email_address: 'x@example.com' }]], '400 duplicate_record email_address', 'description', [invite()]],
    ['a bulk can ignore a pending invitation', ['POST /invitations/bulk', [{ email_address: 'x@example.com', ignore_existing: true }]], [200, [{ email_address: 'x@example.com' }]], 'description', [invite()]],
    ['a revoked invitation allows another', invite(), [200, { status: 'pending' }], 'description', [invite(), 'POST /invitations/{1.id}/revoke']],
    ['a missing invitation is an error', 'POST /invitations/inv_none/revoke', '404 resource_not_found', 'description'],
  ],
};

import type { RuleTable, Step } from './rule.test-support.ts';

const create: Step = [
  'POST /oauth_applications',
  { name: 'Reports', redirect_uris: ['https://a.example/cb'] },
];
const tokenOf = (options: object = {}): Step => [
  'POST //__emulator/oauth-tokens',
  { userId: 'user_ada', applicationId: '{1.id}', ...options },
];
const verify: Step = ['POST /oauth_applications/access_tokens/verify', { access_token: '{2.accessToken}' }];
const revoke = (token: string): Step => ['POST /oauth_applications/{1.id}/revoke_token', { token }];

export const oauthRules: RuleTable = {
  title: 'OAuth applications and tokens',
  rules: [
    [
      'an application has defaults',
      create,
      [200, { scopes: 'profile email', consent_screen_enabled: true, pkce_required: false, public: false }],
      'description',
    ],
    [
      'an application is read by its id',
      'GET /oauth_applications/{1.id}',
      [200, { redirect_uris: ['https://a.example/cb'] }],
      'description',
      [create],
    ],
    [
      'a public application has no secret, and needs PKCE',
      ['POST /oauth_applications', { name: 'Native', public: true, callback_url: 'myapp://callback' }],
      [200, { client_secret: '', pkce_required: true, redirect_uris: ['myapp://callback'] }],
      'description',
    ],
    [
      'a callback must be a URL',
      ['POST /oauth_applications', { name: 'A', callback_url: 'nowhere' }],
      '422 form_param_format_invalid callback_url',
      'description',
    ],
    [
      'a redirect must be a URL',
      ['POST /oauth_applications', { name: 'A', redirect_uris: ['https://a.example', 'nowhere'] }],
      '422 form_param_format_invalid redirect_uris',
      'description',
    ],
    [
      'a callback of another scheme is a URL',
      ['POST /oauth_applications', { name: 'A', callback_url: 'http://127.0.0.1/cb' }],
      [200],
      'description',
    ],
    [
      'an application needs a name',
      ['POST /oauth_applications', {}],
      '422 form_param_missing name',
      'description',
    ],
    [
      'scopes have at most 1024 characters',
      ['POST /oauth_applications', { name: 'A', scopes: 'a'.repeat(1025) }],
      '422 form_param_max_length_exceeded scopes',
      'error catalogue',
    ],
    [
      'a name has at most 256 characters',
      ['POST /oauth_applications', { name: 'a'.repeat(257) }],
      '422 form_param_max_length_exceeded name',
      'description',
    ],
    [
      'applications are listed oldest first',
      'GET /oauth_applications',
      [200, { data: [{ name: 'Reports' }, { name: 'Later' }], total_count: 2 }],
      'description',
      [create, '+ 1s', ['POST /oauth_applications', { name: 'Later' }]],
    ],
    [
      'a secret is rotated',
      'POST /oauth_applications/{1.id}/rotate_secret',
      [200, { name: 'Reports' }],
      'description',
      [create],
    ],
    [
      'the secret of a missing application is not rotated',
      'POST /oauth_applications/none/rotate_secret',
      '404 resource_not_found',
      'description',
    ],
    [
      'a token is verified',
      verify,
      [
        200,
        {
          object: 'clerk_idp_oauth_access_token',
          subject: 'user_ada',
          scopes: ['profile', 'email'],
          expired: false,
        },
      ],
      'description',
      [create, tokenOf()],
    ],
    [
      'a token is verified by its deprecated parameter',
      ['POST /oauth_applications/access_tokens/verify', { secret: '{2.accessToken}' }],
      [200, { subject: 'user_ada' }],
      'description',
      [create, tokenOf({ scopes: ['profile'] })],
    ],
    [
      'a JWT is verified',
      verify,
      [200, { subject: 'user_ada' }],
      'description',
      [create, tokenOf({ format: 'jwt' })],
    ],
    [
      'a JWT has the type of an access token',
      'decode {2.accessToken}',
      [200, { header: { typ: 'at+jwt' }, payload: { sub: 'user_ada', scope: 'profile email' } }],
      'SDKs',
      [create, tokenOf({ format: 'jwt' })],
    ],
    [
      'an expired JWT is not active',
      verify,
      [200, { active: false }],
      'description',
      [create, tokenOf({ format: 'jwt', expiresInSeconds: 60 }), '+ 61s'],
    ],
    [
      'an expired token is not found',
      verify,
      '404 resource_not_found',
      'SDKs',
      [create, tokenOf({ expiresInSeconds: 60 }), '+ 61s'],
    ],
    [
      'an unknown token is not found',
      ['POST /oauth_applications/access_tokens/verify', { access_token: 'oat_none' }],
      '404 resource_not_found',
      'SDKs',
    ],
    [
      'a verification needs a token',
      ['POST /oauth_applications/access_tokens/verify', {}],
      '422 form_param_missing access_token',
      'description',
    ],
    [
      'the verification has no version in its path in the SDKs',
      ['POST //oauth_applications/access_tokens/verify', { access_token: '{2.accessToken}' }],
      [200],
      'SDKs',
      [create, tokenOf()],
    ],
    ['a token is revoked', revoke('{2.accessToken}'), [204], 'description', [create, tokenOf()]],
    [
      'a revoked token is not found',
      verify,
      '404 resource_not_found',
      'SDKs',
      [create, tokenOf(), revoke('{2.accessToken}')],
    ],
    [
      'a refresh token revokes the access token of its grant',
      verify,
      '404 resource_not_found',
      'description',
      [create, tokenOf(), revoke('{2.refreshToken}')],
    ],
    [
      'a JWT is not revoked',
      revoke('{2.accessToken}'),
      '422 form_param_value_invalid token',
      'description',
      [create, tokenOf({ format: 'jwt' })],
    ],
    [
      'an unknown token is not revoked',
      revoke('oat_none'),
      '404 resource_not_found',
      'description',
      [create],
    ],
    [
      'tokens end with their application',
      verify,
      '404 resource_not_found',
      'description',
      [create, tokenOf(), 'DELETE /oauth_applications/{1.id}'],
    ],
    [
      'tokens end with their user',
      verify,
      '404 resource_not_found',
      'description',
      [create, tokenOf(), 'DELETE /users/user_ada'],
    ],
  ],
};

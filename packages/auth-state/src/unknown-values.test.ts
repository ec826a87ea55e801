import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { makeAuthObjectSerializable, sanitizeAuthObject } from './auth-objects/sanitize-auth-object.ts';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';

const request = new Request('https://app.example.com/');

describe.each([
  { acceptsToken: 'nope' },
  { acceptsToken: ['session'] },
  { acceptsToken: ['any'] },
  { acceptsToken: [['api_key', 'nope']] },
  { acceptsToken: null },
  { acceptsToken: 'api_key,m2m_token' },
])('the option %j', (options) => {
  it('is rejected at setup and at a call', async () => {
    // The tests pass values of other types.
    const unknown = options as never;
    expect(() => createAuthenticateRequest({ options: unknown })).toThrow(ConfigError);
    await expect(authenticateRequest(request, unknown)).rejects.toBeInstanceOf(ConfigError);
    const bound = createAuthenticateRequest({ options: { jwtKey: null } });
    await expect(bound.authenticateRequest(request, unknown)).rejects.toBeInstanceOf(ConfigError);
  });
});

describe.each([
  'any',
  'session_token',
  ['session_token', 'api_key'],
  ['m2m_token', 'oauth_token'],
  [],
] as const)('acceptsToken: %j', (acceptsToken) => {
  it('is accepted', () => {
    expect(() => createAuthenticateRequest({ options: { acceptsToken } })).not.toThrow();
  });
});

describe('ports', () => {
  it.each<object>([{ verifySesionToken: async () => undefined }, { toString: () => '' }])(
    'that would never be called are rejected: %o',
    (ports) => {
      expect(() => createAuthenticateRequest({ options: {}, ports: ports as never })).toThrow(ConfigError);
    },
  );
});

describe('a value that is not a request', () => {
  it.each([undefined, null, 'https://app.example.com/', {}])('is rejected: %o', async (input) => {
    const nothing = input as never;
    await expect(authenticateRequest(nothing)).rejects.toBeInstanceOf(ConfigError);
    const bound = createAuthenticateRequest({ options: { jwtKey: null } });
    await expect(bound.authenticateRequest(nothing)).rejects.toBeInstanceOf(ConfigError);
    await expect(bound.authenticateRequest({ request: nothing })).rejects.toBeInstanceOf(ConfigError);
  });
});

it.each([null, undefined])('an absent auth object stays %j', (nobody) => {
  expect(sanitizeAuthObject(nobody as never)).toBe(nobody);
  expect(makeAuthObjectSerializable({ nobody })).toEqual({ nobody });
});

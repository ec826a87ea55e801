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
  it('is refused at set-up, and at a call', async () => {
    // A value of another type is the point, here and below.
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
  it('is taken', () => {
    expect(() => createAuthenticateRequest({ options: { acceptsToken } })).not.toThrow();
  });
});

describe('ports', () => {
  it.each<object>([{ verifySesionToken: async () => undefined }, { toString: () => '' }])(
    'that would never be asked are refused: %o',
    (ports) => {
      expect(() => createAuthenticateRequest({ options: {}, ports: ports as never })).toThrow(ConfigError);
    },
  );
});

describe('what is no request', () => {
  it.each([undefined, null, 'https://app.example.com/', {}])('is refused: %o', async (input) => {
    const nothing = input as never;
    await expect(authenticateRequest(nothing)).rejects.toBeInstanceOf(ConfigError);
    const bound = createAuthenticateRequest({ options: { jwtKey: null } });
    await expect(bound.authenticateRequest(nothing)).rejects.toBeInstanceOf(ConfigError);
    await expect(bound.authenticateRequest({ request: nothing })).rejects.toBeInstanceOf(ConfigError);
  });
});

it.each([null, undefined])('the auth object of nobody stays %j', (nobody) => {
  expect(sanitizeAuthObject(nobody as never)).toBe(nobody);
  expect(makeAuthObjectSerializable({ nobody })).toEqual({ nobody });
});

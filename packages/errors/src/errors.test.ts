import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  ClerkAPIError,
  ClerkAPIResponseError,
  ClerkError,
  ConfigError,
  isClerkAPIResponseError,
  isClerkError,
  MachineTokenVerificationError,
  SignJWTError,
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from './index.ts';

const apiError = new ClerkAPIError({
  code: 'form_identifier_exists',
  message: 'is taken',
  longMessage: 'That e-mail address is taken.',
  meta: { paramName: 'email_address' },
});
const tokenError = new TokenVerificationError({
  reason: TokenVerificationErrorReason.TokenExpired,
  message: 'The token has expired',
  action: TokenVerificationErrorAction.ReauthenticateUser,
});

/** An error of each class, with the fields that the class adds. */
const errors: ReadonlyArray<readonly [ClerkError, name: string, code: string, fields: object]> = [
  [new ClerkError('Something failed', { code: 'some-code' }), 'ClerkError', 'some-code', {}],
  [new ConfigError('Pass a key'), 'ConfigError', 'config-invalid', {}],
  [new SignJWTError('Cannot sign'), 'SignJWTError', 'jwt-signing-failed', {}],
  [
    tokenError,
    'TokenVerificationError',
    'token-expired',
    { reason: 'token-expired', fault: 'token', action: TokenVerificationErrorAction.ReauthenticateUser },
  ],
  [
    apiError,
    'ClerkAPIError',
    'form_identifier_exists',
    { longMessage: 'That e-mail address is taken.', meta: { paramName: 'email_address' } },
  ],
  [
    new ClerkAPIResponseError({ errors: [apiError], status: 422, clerkTraceId: 'trace', retryAfter: 3 }),
    'ClerkAPIResponseError',
    'form_identifier_exists',
    { errors: [apiError], status: 422, clerkTraceId: 'trace', retryAfter: 3 },
  ],
  [
    new MachineTokenVerificationError({ code: 'token-invalid', message: 'No such token', status: 404 }),
    'MachineTokenVerificationError',
    'token-invalid',
    { status: 404 },
  ],
];

describe.each(errors)('%s', (error, name, code, fields) => {
  it('has a name and a code', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(error.code).toBe(code);
    expect(String(error)).toBe(`${name}: ${error.message}`);
  });

  it('shows only its own fields when enumerated', () => {
    expect({ ...error }).toStrictEqual(fields);
  });

  it('has a JSON form with name, code and message', () => {
    expect(error.toJSON()).toEqual({ ...fields, name, code, message: error.message });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, code, message: error.message });
  });

  it('shows its code in a log', () => {
    const logged = inspect(error);
    expect(logged).toContain(`code: '${code}'`);
    expect(logged.startsWith(`${name}: ${error.message}`)).toBe(true);
    expect(logged).toContain('errors.test.ts');
  });

  it('has the marker of the errors of the official SDKs', () => {
    expect(error.clerkError).toBe(true);
  });

  it('is a Clerk error', () => {
    expect(isClerkError(error)).toBe(true);
    expect(isClerkAPIResponseError(error)).toBe(name === 'ClerkAPIResponseError');
  });
});

it('the classes that the official SDKs have as well have the same kind', () => {
  expect([ClerkError.kind, ClerkAPIError.kind, ClerkAPIResponseError.kind]).toEqual([
    'ClerkError',
    'ClerkAPIError',
    'ClerkAPIResponseError',
  ]);
});

describe('isClerkError()', () => {
  it('recognises an error of another realm and of another copy of the package', () => {
    const foreign: unknown = runInNewContext(
      `Object.assign(new Error('x'), { name: 'ClerkAPIResponseError', [Symbol.for('@x/errors')]: true })`,
    );
    expect(foreign).not.toBeInstanceOf(ClerkError);
    expect(isClerkError(foreign)).toBe(true);
    expect(isClerkAPIResponseError(foreign)).toBe(true);
  });

  it.each([null, undefined, 0, 'error', {}, new Error('other'), () => 1])('returns false for %s', (value) => {
    expect(isClerkError(value)).toBe(false);
    expect(isClerkAPIResponseError(value)).toBe(false);
  });
});

describe('ClerkError', () => {
  it('keeps the cause for debuggers and out of the JSON form', () => {
    const cause = new Error('socket closed');
    const error = new ClerkError('No answer', { code: 'network-error', cause });
    expect(error.cause).toBe(cause);
    expect(error.toJSON()).not.toHaveProperty('cause');
  });

  it('never holds a credential in its message', () => {
    const error = new ConfigError('The key sk_test_abcdefgh1234 is rejected');
    expect(error.message).toBe('The key [redacted] is rejected');
    expect(`${JSON.stringify(error)}${error.stack}`).not.toContain('abcdefgh1234');
  });
});

describe('TokenVerificationError', () => {
  it('has message, action, reason and carrier in its full message', () => {
    const error = new TokenVerificationError({ reason: 'token-invalid', message: 'Not a JWT.' });
    expect(error.getFullMessage()).toBe('Not a JWT. (reason=token-invalid, token-carrier=undefined)');
    expect('tokenCarrier' in error).toBe(false);
    error.tokenCarrier = 'cookie';
    expect(error.getFullMessage()).toBe('Not a JWT. (reason=token-invalid, token-carrier=cookie)');
    expect(tokenError.getFullMessage()).toContain(TokenVerificationErrorAction.ReauthenticateUser);
  });
});

describe('ClerkAPIResponseError', () => {
  it('has a message that names the errors', () => {
    const second = new ClerkAPIError({ code: 'form_param_missing', message: 'is missing' });
    expect(new ClerkAPIResponseError({ errors: [apiError, second], status: 422 }).message).toBe(
      'That e-mail address is taken. (form_identifier_exists); is missing (form_param_missing) [HTTP 422]',
    );
    expect(new ClerkAPIResponseError({ errors: [], status: null }).message).toBe('The API returned no error');
  });
});

describe('ClerkAPIError', () => {
  it('never holds a credential, in any of its fields', () => {
    const secret = 'sk_test_abcdefgh1234';
    const error = new ClerkAPIError({
      code: `rejected_${secret}`,
      message: secret,
      longMessage: secret,
      operation: `GET /keys/${secret}`,
      meta: { paramName: secret, identifiers: [secret], nested: { [secret]: [{ secret }] } },
    });
    const thrown = new ClerkAPIResponseError({ errors: [error], status: 401, clerkTraceId: secret });
    for (const one of [error, thrown]) {
      expect(`${JSON.stringify(one)}${inspect(one, { depth: 9 })}`).not.toContain('abcdefgh1234');
    }
    expect(error.meta).toMatchObject({ paramName: '[redacted]', identifiers: ['[redacted]'] });
  });

  it('keeps details that are not strings', () => {
    const meta = { isPlanUpgradePossible: true, seats: 3, nothing: null, list: [] };
    expect(new ClerkAPIError({ code: 'a', message: 'm', meta }).meta).toEqual(meta);
  });
});

describe('TokenVerificationErrorReason', () => {
  it('has unique values in kebab-case', () => {
    const reasons = Object.values(TokenVerificationErrorReason);
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const reason of reasons) {
      expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });
});

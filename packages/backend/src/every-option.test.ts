import { createGuard } from '@x/auth-state';
import { GUARD_OPTIONS } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { createTokenVerifier } from '@x/jwt';
import { VERIFY_TOKEN_OPTIONS } from '@x/jwt/internal';
import { describe, expect, it } from 'vitest';
import { CLERK_CLIENT_OPTIONS } from './clerk-client-options.ts';
import { createClerkClient } from './create-clerk-client.ts';

/** No option is of more than two of these kinds. */
const KINDS: ReadonlyArray<readonly [kind: string, value: unknown]> = [
  ['a negative number', -5.5],
  ['an object', { x: 1 }],
  ['a function', () => 1],
  ['a string that is nothing', 'x y'],
  ['true', true],
  ['a list of numbers', [1]],
  ['a symbol', Symbol('a')],
  ['a date', new Date()],
];

const client = createClerkClient({ jwtKey: null });
const request = new Request('https://app.example.com/');

type Options = Readonly<Record<string, unknown>>;

/** Every function that takes options of authentication, and what knows them. */
const FUNCTIONS: ReadonlyArray<readonly [name: string, names: object, call: (options: Options) => unknown]> =
  [
    ['createClerkClient()', CLERK_CLIENT_OPTIONS, (options) => createClerkClient(options)],
    // The verifier reports a wrong option before it needs a key.
    ['createTokenVerifier()', VERIFY_TOKEN_OPTIONS, (options) => createTokenVerifier(options)],
    ['createGuard()', GUARD_OPTIONS, (options) => createGuard(client, options)],
    [
      'authenticateRequest()',
      CLERK_CLIENT_OPTIONS,
      (options) => client.authenticateRequest(request, options),
    ],
    ['verifyToken()', VERIFY_TOKEN_OPTIONS, (options) => client.verifyToken('a.b.c', options)],
  ];

const cases = FUNCTIONS.flatMap(([name, names, call]) =>
  Object.keys(names).map((option) => [name, option, call] as const),
);

describe('an option of a wrong kind is not dropped in silence', () => {
  it.each(cases)('%s reports %s', async (_name, option, call) => {
    const accepted: string[] = [];
    for (const [kind, value] of KINDS) {
      try {
        await call({ [option]: value });
        accepted.push(kind);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }
    expect(accepted.length, accepted.join(', ')).toBeLessThanOrEqual(2);
  });
});

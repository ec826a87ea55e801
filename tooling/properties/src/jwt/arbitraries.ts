import { type AlgorithmName, signJwt } from '@x/jwt';
import fc from 'fast-check';
import { ALGORITHMS, KEY_PAIRS } from './keys.ts';

const NOW_IN_SECONDS = 1_800_000_000;
export const NOW = new Date(NOW_IN_SECONDS * 1000);

/** JSON objects. Some names in them have a meaning for tokens or for JavaScript. */
const jsonObject = () =>
  fc.dictionary(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'sub',
        'exp',
        'iat',
        'aud',
        'cat',
        '__proto__',
        'toJSON',
        'toString',
        'valueOf',
        'length',
      ),
    ),
    fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
    { maxKeys: 6 },
  );

/** Claims of a session token that is valid at `NOW`, with any other claims. */
export const validClaims = () =>
  jsonObject().map((claims) => ({
    ...claims,
    sub: 'user_1',
    exp: NOW_IN_SECONDS + 60,
    iat: NOW_IN_SECONDS,
    nbf: NOW_IN_SECONDS,
  }));

/** Header parameters that do not affect verification. */
export const harmlessHeader = () =>
  fc.record(
    {
      kid: fc.string(),
      typ: fc.constantFrom('JWT', 'jwt'),
      x5t: fc.string({ unit: 'grapheme' }),
      custom: jsonValue(),
    },
    { requiredKeys: [] },
  );

/** An object that cannot be converted to a string, because its own properties hide the methods for it. */
const NOT_CONVERTIBLE = { toString: null, valueOf: null, toJSON: null };

/** Any JSON value. */
export const jsonValue = () =>
  fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(NOT_CONVERTIBLE), jsonObject());

export const algorithm = () => fc.constantFrom(...ALGORITHMS);

/** Parts of strings that are hostile to a parser of tokens, keys or JSON. */
const HOSTILE = [
  ...'A_-.=+/ {}[]":,\\\n\r\t\u0000\u{1f600}é\ud800',
  ...['\\n', '-----', 'BEGIN PUBLIC KEY', 'eyJ', 'bnVsbA', '%', '\ufeff', '__proto__', '1e999', 'pk_test_'],
];

export const hostileText = () =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...HOSTILE), maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

export const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** Strings that resemble a token: two to four segments of strings and JSON values. */
export const nearToken = () => {
  const segment = fc.oneof(
    jsonValue().map((value) => base64url(JSON.stringify(value))),
    jsonObject().map((value) => base64url(JSON.stringify(value))),
    hostileText().map(base64url),
    hostileText(),
    fc.constant(base64url('{"alg":"RS256","typ":"JWT"}')),
    fc.constant(''),
  );
  return fc.array(segment, { minLength: 2, maxLength: 4 }).map((segments) => segments.join('.'));
};

/** A valid token with a change in one place. */
export const damagedToken = (good: string) =>
  fc
    .tuple(fc.nat(good.length), fc.nat(3), hostileText())
    .map(([start, length, text]) => good.slice(0, start) + text + good.slice(start + length));

export async function signed(
  name: AlgorithmName,
  claims: Readonly<Record<string, unknown>> = {
    sub: 'user_1',
    exp: NOW_IN_SECONDS + 60,
    iat: NOW_IN_SECONDS,
  },
): Promise<string> {
  const { result, error } = await signJwt(claims, KEY_PAIRS[name].privateForms[0], { algorithm: name });
  if (error) {
    throw error;
  }
  return result;
}

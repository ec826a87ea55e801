import { parsePublishableKey } from '@x/errors/internal';
import {
  createTokenVerifier,
  decodeJwt,
  hasValidSignature,
  signJwt,
  type TokenVerifierOptions,
  verifyJwt,
  verifyToken,
} from '@x/jwt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { base64url, NOW, signed } from './arbitraries.ts';
import { KEY_PAIRS } from './keys.ts';

const KIB = 1_024;
/** The ratio of the lengths. A linear function takes 16 times as long for the longer string, a quadratic one 256 times. */
const FACTOR = 16;
const SHORT = 64 * KIB;
const LONG = FACTOR * SHORT;

/** Shorter times are noise on a busy machine. A quadratic function takes minutes for 1 MiB. */
const FLOOR_IN_MS = 1_000;

const [jwk, pem] = KEY_PAIRS.RS256.publicForms;
const good = await signed('RS256');
const maxTokenLength = 2 ** 30;
const options = { key: jwk, maxTokenLength };
const ignoreErrors = async (work: () => unknown) => {
  try {
    await work();
  } catch {
    // Only the time matters here. Other tests check the errors.
  }
};

/** The places where a caller or an attacker can put a string of any length. */
const USES: ReadonlyArray<readonly [name: string, use: (text: string) => unknown]> = [
  ['a token', (text) => decodeJwt(text, { maxTokenLength })],
  ['a token to verify', (text) => verifyJwt(text, options)],
  ['a token, by the default limit', (text) => verifyToken(text, { jwtKey: pem })],
  ['a header', (text) => verifyJwt(`${base64url(text)}.e30.AA`, options)],
  [
    'a header parameter',
    (text) => verifyJwt(`${base64url(JSON.stringify({ alg: text, typ: text }))}.e30.AA`, options),
  ],
  ['a payload', (text) => decodeJwt(`e30.${base64url(text)}.AA`, { maxTokenLength })],
  ['a claim', (text) => decodeJwt(`e30.${base64url(JSON.stringify({ sub: text }))}.AA`, { maxTokenLength })],
  ['a signature', (text) => verifyJwt(`${good.slice(0, good.lastIndexOf('.'))}.${base64url(text)}`, options)],
  ['a PEM', (text) => verifyJwt(good, { key: text })],
  ['the middle of a PEM', (text) => verifyJwt(good, { key: pem.replace('\n', `\n${text}`) })],
  ['the first line of a PEM', (text) => verifyJwt(good, { key: `-----BEGIN ${text}` })],
  ['a modulus', (text) => hasValidSignature(good, { kty: 'RSA', n: text, e: 'AQAB' })],
  [
    'a modulus in base64url',
    (text) => hasValidSignature(good, { kty: 'RSA', n: base64url(text), e: 'AQAB' }),
  ],
  ['an exponent', (text) => hasValidSignature(good, { ...jwk, e: base64url(text) })],
  ['a coordinate', (text) => hasValidSignature(good, { kty: 'OKP', crv: 'Ed25519', x: text })],
  ['a private key', (text) => signJwt({}, `-----BEGIN PRIVATE KEY-----${text}`, { algorithm: 'RS256' })],
  ['a publishable key', (text) => parsePublishableKey(`pk_test_${text}`)],
  [
    'a host in a publishable key',
    (text) => parsePublishableKey(`pk_test_${btoa(text.replace(/[^\0-\xff]/g, '?'))}`),
  ],
];

const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Returns the shortest of up to five times, or the first that is short enough. Other work only makes times longer. */
async function timeInMs(work: () => unknown, enoughInMs: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5 && best > enoughInMs; attempt++) {
    const startedAtInMs = performance.now();
    await ignoreErrors(work);
    best = Math.min(best, performance.now() - startedAtInMs);
  }
  return best;
}

async function isLinear(doShort: () => unknown, doLong: () => unknown): Promise<boolean> {
  const longTimeInMs = await timeInMs(doLong, FLOOR_IN_MS);
  return longTimeInMs <= FLOOR_IN_MS || longTimeInMs <= 4 * FACTOR * (await timeInMs(doShort, 0));
}

describe('no string takes more than linear time', () => {
  const unit = fc.string({
    unit: fc.constantFrom(...'Aa0.=-_ +/{}[]":,\\\n\0é'),
    minLength: 1,
    maxLength: 5,
  });

  it.each(USES)('as %s', async (_name, use) => {
    await fc.assert(
      fc.asyncProperty(unit, fc.constantFrom('', '.', '=', '"', 'A', '\n'), async (repeated, end) => {
        const useOfLength = (length: number) => () => use(fill(repeated, length) + end);
        expect(await isLinear(useOfLength(SHORT), useOfLength(LONG))).toBe(true);
      }),
      runs(10),
    );
  });
});

it('no claim takes more than linear time to sign', async () => {
  const [key] = KEY_PAIRS.EdDSA.privateForms;
  const use = (length: number) => () => signJwt({ text: fill('A', length) }, key, { algorithm: 'EdDSA' });
  expect(await isLinear(use(SHORT), use(LONG))).toBe(true);
});

describe('no structure takes more than linear time', () => {
  const nest = (open: string, close: string) => (count: number) => open.repeat(count) + close.repeat(count);
  const list = (entry: (index: number) => string) => (count: number) =>
    Array.from({ length: count }, (_, index) => entry(index)).join(',');
  const header = base64url('{"alg":"RS256"}');

  it.each<readonly [name: string, json: (count: number) => string]>([
    ['nested lists', nest('[', ']')],
    ['nested objects', (count) => `${'{"a":'.repeat(count)}1${'}'.repeat(count)}`],
    ['many members', (count) => `{${list((index) => `"k${index}":1`)(count)}}`],
    ['the same member many times', (count) => `{${list(() => '"k":1')(count)}}`],
    ['many audiences', (count) => `{"sub":"a","aud":[${list((index) => `"${index}"`)(count)}]}`],
    ['a long number', (count) => `{"sub":"a","exp":${'9'.repeat(count)}}`],
    ['many escapes', (count) => `{"sub":"${'\\u0000'.repeat(count)}"}`],
  ])('%s', async (_name, json) => {
    const use = (count: number) => {
      const text = `${header}.${base64url(json(count))}.AA`;
      return () => verifyJwt(text, { ...options, audience: 'api' });
    };
    expect(await isLinear(use(SHORT / 8), use(LONG / 8))).toBe(true);
  });
});

describe('no answer of the API or of a store takes more than linear time', () => {
  const verifierOf = (more: TokenVerifierOptions) =>
    createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', currentDate: NOW, ...more });
  const setOf = (count: number, kidOf: (index: number) => string) => ({
    keys: Array.from({ length: count }, (_, index) => ({ ...jwk, kid: kidOf(index) })),
    loadedAtInMs: Date.now(),
  });
  const notFound = (retryAfter: string) => async () =>
    new Response(null, { status: 404, headers: { 'retry-after': retryAfter } });

  it.each<readonly [name: string, useOf: (count: number) => () => unknown]>([
    [
      'a body',
      (count) => {
        const body = fill('{"keys":[', count);
        return () => verifierOf({ fetch: async () => new Response(body) }).preload();
      },
    ],
    [
      'a Retry-After with digits',
      (count) => () => verifierOf({ fetch: notFound(fill('9', count)) }).preload(),
    ],
    [
      'a Retry-After with words',
      (count) => () => verifierOf({ fetch: notFound(fill('1 Jan ', count)) }).preload(),
    ],
    [
      'a stored set with many keys',
      (count) => {
        const stored = setOf(count / 64, String);
        const jwksStore = { get: async () => stored, set: async () => undefined };
        return () => verifierOf({ jwksStore, fetch: notFound('') }).verify(good);
      },
    ],
    [
      'hydration with many keys of one id',
      (count) => {
        const stored = setOf(count / 64, () => 'ins_1');
        return () => verifierOf({}).hydrate(stored);
      },
    ],
  ])('as %s', async (_name, useOf) => {
    expect(await isLinear(useOf(SHORT), useOf(LONG))).toBe(true);
  });
});

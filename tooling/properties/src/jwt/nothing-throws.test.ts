import {
  ConfigError,
  isClerkError,
  type TokenVerificationError,
  TokenVerificationErrorReason,
} from '@x/errors';
import {
  createTokenVerifier,
  decodeJwt,
  hasValidSignature,
  type JsonWebKey,
  signJwt,
  verifyJwt,
  verifyToken,
} from '@x/jwt';
import { parsePublishableKey, tokenClass, verifyHandshakeToken } from '@x/jwt/internal';
import fc from 'fast-check';
import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { algorithm, hostileText, jsonValue, NOW, nearToken, signed, spoiltToken } from './arbitraries.ts';
import { KEY_PAIRS } from './keys.ts';

const REASONS: readonly unknown[] = Object.values(TokenVerificationErrorReason);
const good = await signed('RS256');
const [jwk, pem] = KEY_PAIRS.RS256.publicForms;

/** Not one of these can be a token, a key or options by its type, which is the point of the casts below. */
const anything = () =>
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true });
const token = () => fc.oneof(nearToken(), hostileText(), spoiltToken(good));

const KEY_TEXTS = fc.oneof(
  hostileText(),
  hostileText().map((text) => `-----BEGIN PUBLIC KEY-----${text}`),
  hostileText().map((text) => `${pem.slice(0, 200)}${text}${pem.slice(200)}`),
);

/** A JWK whose parts are right, wrong, or whatever `other` gives. */
const jwkLike = (other: () => fc.Arbitrary<unknown>) =>
  fc.record(
    {
      kty: fc.oneof(fc.constantFrom('RSA', 'EC', 'OKP', 'oct'), other()),
      n: fc.oneof(fc.constant(jwk.n), hostileText(), other()),
      e: fc.oneof(fc.constantFrom('AQAB', 'AQ', ''), hostileText(), other()),
      crv: fc.oneof(fc.constantFrom('P-256', 'P-384', 'P-521', 'Ed25519', 'Ed448'), other()),
      x: fc.oneof(fc.base64String({ maxLength: 48 }), other()),
      y: fc.oneof(fc.base64String({ maxLength: 48 }), other()),
      d: fc.oneof(fc.base64String({ maxLength: 48 }), other()),
      kid: fc.oneof(fc.constant('ins_1'), other()),
      use: fc.oneof(fc.constantFrom('sig', 'enc'), other()),
      alg: fc.oneof(algorithm(), other()),
      key_ops: fc.oneof(fc.array(fc.constantFrom('verify', 'sign')), other()),
    },
    { requiredKeys: [] },
  );
const jsonKey = () => fc.oneof(KEY_TEXTS, jsonValue(), jwkLike(jsonValue));

/** What the outside world can cause is an error of the union, which says what to do. */
function isTold(error: TokenVerificationError | null): void {
  if (error !== null) {
    expect(REASONS).toContain(error.reason);
    expect(error.action).toMatch(/^[A-Z].*\.$/);
    expect(error.message.length).toBeLessThan(1_000);
  }
}

/** What only the programmer can cause is a `ConfigError`, thrown or rejected with. */
async function isTheProgrammers(
  doing: () => unknown,
  allowed: typeof ConfigError | TypeErrorConstructor = ConfigError,
): Promise<void> {
  try {
    await doing();
  } catch (error) {
    expect([ConfigError, allowed].some((kind) => error instanceof kind)).toBe(true);
  }
}

describe('no token makes a function throw', () => {
  it('of those that are texts', async () => {
    await fc.assert(
      fc.asyncProperty(token(), async (text) => {
        const decoded = decodeJwt(text);
        isTold(decoded.error);
        if (decoded.result) {
          expect(tokenClass(decoded.result)).toMatch(/^[a-z-]+$/);
        }
        isTold((await verifyJwt(text, { key: jwk })).error);
        isTold((await verifyToken(text, { jwtKey: pem })).error);
        isTold((await verifyHandshakeToken(text, { jwtKey: pem })).error);
        isTold((await hasValidSignature(text, jwk)).error);
      }),
      runs(500),
    );
  });

  it('of those that are no texts', async () => {
    await fc.assert(
      fc.asyncProperty(anything(), async (value) => {
        const text = value as string;
        isTold(decodeJwt(text).error);
        isTold((await verifyJwt(text, { key: jwk })).error);
        isTold((await verifyToken(text, { jwtKey: pem })).error);
        isTold((await hasValidSignature(text, jwk)).error);
      }),
      runs(500),
    );
  });

  it('nor is decoded otherwise than by jose', () => {
    fc.assert(
      fc.property(token(), (text) => {
        const { result } = decodeJwt(text);
        if (result) {
          expect(jose.decodeJwt(text)).toEqual(result.payload);
          expect(jose.decodeProtectedHeader(text)).toEqual(result.header);
        }
      }),
      runs(1_000),
    );
  });
});

describe('no key makes a function throw but a ConfigError', () => {
  const isHarmless = async (value: unknown, allowed?: TypeErrorConstructor) => {
    const key = value as JsonWebKey;
    const checks: ReadonlyArray<() => ReturnType<typeof verifyJwt | typeof hasValidSignature>> = [
      () => verifyJwt(good, { key, currentDate: NOW }),
      () => verifyToken(good, { jwtKey: key }),
      () => hasValidSignature(good, key),
    ];
    for (const check of checks) {
      await isTheProgrammers(async () => isTold((await check()).error), allowed);
    }
  };

  it('to verify with, of what JSON or a text can hold', async () => {
    await fc.assert(
      fc.asyncProperty(jsonKey(), (key) => isHarmless(key)),
      runs(500),
    );
  });

  it('to verify with, of whatever else there is, which may be a TypeError too', async () => {
    const key = fc.oneof(anything(), jwkLike(anything));
    await fc.assert(
      fc.asyncProperty(key, (one) => isHarmless(one, TypeError)),
      runs(500),
    );
  });

  it('to sign with, whatever the payload', async () => {
    const payload = fc.oneof(fc.object({ withBigInt: true }), fc.dictionary(fc.string(), fc.anything()));
    await fc.assert(
      fc.asyncProperty(jsonKey(), payload, algorithm(), async (one, claims, name) => {
        await isTheProgrammers(async () => {
          const { error } = await signJwt(claims, one as JsonWebKey, { algorithm: name });
          expect(error === null || isClerkError(error)).toBe(true);
        });
        const { error } = await signJwt(claims, KEY_PAIRS[name].privateForms[0], { algorithm: name });
        expect(error === null || isClerkError(error)).toBe(true);
      }),
      runs(200),
    );
  });

  it('that is a publishable key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileText(), jsonValue()), async (value) =>
        isTheProgrammers(
          () => parsePublishableKey(value as string),
          typeof value === 'string' ? undefined : TypeError,
        ),
      ),
      runs(500),
    );
  });
});

describe('no JWKS makes a verifier throw', () => {
  const jwks = () =>
    fc.oneof(
      fc.json(),
      hostileText(),
      fc.array(jsonKey()).map((keys) => JSON.stringify({ keys })),
    );

  it('that the API gives', async () => {
    await fc.assert(
      fc.asyncProperty(jwks(), async (body) => {
        const fetch = async () => new Response(body);
        const verifier = createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', fetch });
        isTold((await verifier.verify(good)).error);
        isTold((await verifier.preload()).error);
      }),
      runs(300),
    );
  });

  it('that a store gives, or who hydrates', async () => {
    const stored = fc.oneof(
      anything(),
      fc.record({
        keys: fc.array(fc.oneof(jwkLike(anything), anything())),
        loadedAtInMs: fc.oneof(fc.double(), anything()),
      }),
    );
    await fc.assert(
      fc.asyncProperty(stored, async (value) => {
        const jwksStore = { get: async () => value as null, set: async () => undefined };
        const fetch = async () => new Response('', { status: 404 });
        const verifier = createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', fetch, jwksStore });
        verifier.hydrate(value as null);
        isTold((await verifier.verify(good)).error);
      }),
      runs(300),
    );
  });
});

describe('no options make a function throw but a ConfigError', () => {
  it('for checks', async () => {
    const options = fc.record(
      {
        issuer: anything(),
        audience: anything(),
        authorizedParties: anything(),
        clockSkewInMs: anything(),
        headerType: anything(),
        algorithms: anything(),
        maxTokenLength: anything(),
        tokenCacheSize: anything(),
        jwksCacheTtlInMs: anything(),
        timeoutInMs: anything(),
        tokenClasses: anything(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(options, async (given) => {
        const all = { ...given, jwtKey: pem } as Parameters<typeof createTokenVerifier>[0];
        await isTheProgrammers(async () => isTold((await verifyToken(good, all)).error), TypeError);
        await isTheProgrammers(
          async () => isTold((await createTokenVerifier(all).verify(good)).error),
          TypeError,
        );
      }),
      runs(500),
    );
  });
});

import {
  ConfigError,
  isClerkError,
  type TokenVerificationError,
  TokenVerificationErrorReason,
} from '@x/errors';
import { parsePublishableKey } from '@x/errors/internal';
import {
  createTokenVerifier,
  decodeJwt,
  hasValidSignature,
  type JsonWebKey,
  signJwt,
  verifyJwt,
  verifyToken,
} from '@x/jwt';
import { tokenClass, verifyHandshakeToken } from '@x/jwt/internal';
import fc from 'fast-check';
import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { algorithm, damagedToken, hostileText, jsonValue, NOW, nearToken, signed } from './arbitraries.ts';
import { KEY_PAIRS } from './keys.ts';

const REASONS: readonly unknown[] = Object.values(TokenVerificationErrorReason);
const good = await signed('RS256');
const [jwk, pem] = KEY_PAIRS.RS256.publicForms;

/** Values whose types no parameter allows. The casts below pass them as callers in JavaScript can. */
const anything = () =>
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true });
const token = () => fc.oneof(nearToken(), hostileText(), damagedToken(good));

const KEY_TEXTS = fc.oneof(
  hostileText(),
  hostileText().map((text) => `-----BEGIN PUBLIC KEY-----${text}`),
  hostileText().map((text) => `${pem.slice(0, 200)}${text}${pem.slice(200)}`),
);

/** A JWK whose members are valid, invalid, or values of `other`. */
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

/** Input from outside can only cause an error of the union, whose `action` says what to do. */
function expectVerificationError(error: TokenVerificationError | null): void {
  if (error !== null) {
    expect(REASONS).toContain(error.reason);
    expect(error.action).toMatch(/^[A-Z].*\.$/);
    expect(error.message.length).toBeLessThan(1_000);
  }
}

/** Only a mistake of the programmer can make a function throw or reject, and then with a `ConfigError`. */
async function allowConfigError(
  work: () => unknown,
  allowed: typeof ConfigError | TypeErrorConstructor = ConfigError,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    expect([ConfigError, allowed].some((kind) => error instanceof kind)).toBe(true);
  }
}

describe('no token makes a function throw', () => {
  it('that is a string', async () => {
    await fc.assert(
      fc.asyncProperty(token(), async (text) => {
        const decoded = decodeJwt(text);
        expectVerificationError(decoded.error);
        if (decoded.result) {
          expect(tokenClass(decoded.result)).toMatch(/^[a-z-]+$/);
        }
        expectVerificationError((await verifyJwt(text, { key: jwk })).error);
        expectVerificationError((await verifyToken(text, { jwtKey: pem })).error);
        expectVerificationError((await verifyHandshakeToken(text, { jwtKey: pem })).error);
        expectVerificationError((await hasValidSignature(text, jwk)).error);
      }),
      runs(500),
    );
  });

  it('that is not a string', async () => {
    await fc.assert(
      fc.asyncProperty(anything(), async (value) => {
        const text = value as string;
        expectVerificationError(decodeJwt(text).error);
        expectVerificationError((await verifyJwt(text, { key: jwk })).error);
        expectVerificationError((await verifyToken(text, { jwtKey: pem })).error);
        expectVerificationError((await hasValidSignature(text, jwk)).error);
      }),
      runs(500),
    );
  });

  it('and jose decodes each of them to the same result', () => {
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

describe('no key makes a function throw anything except a ConfigError', () => {
  const expectNoOtherError = async (value: unknown, allowed?: TypeErrorConstructor) => {
    const key = value as JsonWebKey;
    const checks: ReadonlyArray<() => ReturnType<typeof verifyJwt | typeof hasValidSignature>> = [
      () => verifyJwt(good, { key, currentDate: NOW }),
      () => verifyToken(good, { jwtKey: key }),
      () => hasValidSignature(good, key),
    ];
    for (const check of checks) {
      await allowConfigError(async () => expectVerificationError((await check()).error), allowed);
    }
  };

  it('for verification, as a JSON value or a string', async () => {
    await fc.assert(
      fc.asyncProperty(jsonKey(), (key) => expectNoOtherError(key)),
      runs(500),
    );
  });

  it('for verification, as any other value, which can also cause a TypeError', async () => {
    const key = fc.oneof(anything(), jwkLike(anything));
    await fc.assert(
      fc.asyncProperty(key, (value) => expectNoOtherError(value, TypeError)),
      runs(500),
    );
  });

  it('for signing, with any payload', async () => {
    const payload = fc.oneof(fc.object({ withBigInt: true }), fc.dictionary(fc.string(), fc.anything()));
    await fc.assert(
      fc.asyncProperty(jsonKey(), payload, algorithm(), async (key, claims, name) => {
        await allowConfigError(async () => {
          const { error } = await signJwt(claims, key as JsonWebKey, { algorithm: name });
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
        allowConfigError(
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

  it('from the API', async () => {
    await fc.assert(
      fc.asyncProperty(jwks(), async (body) => {
        const fetch = async () => new Response(body);
        const verifier = createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', fetch });
        expectVerificationError((await verifier.verify(good)).error);
        expectVerificationError((await verifier.preload()).error);
      }),
      runs(300),
    );
  });

  it('from a store or from hydration', async () => {
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
        expectVerificationError((await verifier.verify(good)).error);
      }),
      runs(300),
    );
  });
});

describe('no options make a function throw anything except a ConfigError', () => {
  it('of the checks', async () => {
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
        await allowConfigError(
          async () => expectVerificationError((await verifyToken(good, all)).error),
          TypeError,
        );
        await allowConfigError(
          async () => expectVerificationError((await createTokenVerifier(all).verify(good)).error),
          TypeError,
        );
      }),
      runs(500),
    );
  });
});

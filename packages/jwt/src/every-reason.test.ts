import type { JwtResult, TokenVerificationErrorReason } from '@x/errors';
import { expect, it, vi } from 'vitest';
import { verifyJwt, verifyToken } from './index.ts';
import {
  CLAIMS,
  HEADER,
  makeToken,
  NOW,
  NOW_IN_SECONDS,
  rsaKey,
} from './test-support/tokens.test-support.ts';

const [key, otherKey] = [rsaKey(), rsaKey()];
const SECRET_KEY = 'sk_test_secret123';

const withClaims = (claims: object) => makeToken(key, { ...CLAIMS, ...claims });
const verify = (token: string, options = {}) =>
  verifyJwt(token, { key: key.publicPem, currentDate: NOW, ...options });
/** Verifies with the JWKS that an API returns. */
const verifyBy = (answer: () => Response, token = makeToken(key)) => {
  const fetch = async () => answer();
  return verifyToken(token, {
    jwtKey: null,
    secretKey: SECRET_KEY,
    fetch,
    currentDate: NOW,
    timeoutInMs: 50,
  });
};
const keys = (...jwks: readonly object[]) => Response.json({ keys: jwks });

const URL = 'https://api.clerk.com/v1/jwks';

type Example = readonly [produce: () => Promise<JwtResult<unknown>>, message: string];

const verifyWithoutTextDecoder = async () => {
  vi.stubGlobal('TextDecoder', undefined);
  try {
    return await verifyBy(() => keys());
  } finally {
    vi.unstubAllGlobals();
  }
};

/** An example of each reason, and its message. The compiler demands one for every reason. */
const EXAMPLES: Readonly<Record<TokenVerificationErrorReason, Example>> = {
  'platform-incomplete': [
    verifyWithoutTextDecoder,
    'This environment has no global "TextDecoder". Use a runtime or a test environment that has it: ' +
      '"@jest-environment node" in Jest, "@vitest-environment node" in Vitest.',
  ],
  'token-invalid': [() => verify('no token'), 'The token is not a well-formed JWT.'],
  'token-too-large': [() => verify('a'.repeat(16_385)), 'The token is longer than 16384 characters.'],
  'token-invalid-algorithm': [
    () => verify(makeToken(key, CLAIMS, { ...HEADER, alg: 'none' })),
    'The alg of the token is not accepted: "none", expected one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.',
  ],
  'token-invalid-signature': [
    () => verify(makeToken(otherKey)),
    'The signature of the token does not match the key.',
  ],
  'token-verification-failed': [
    () => verify(withClaims({ aud: 'web' }), { audience: 'api' }),
    'The aud of the token is not accepted: "web", expected "api".',
  ],
  'token-invalid-issuer': [
    () => verify(makeToken(key), { issuer: 'https://other.example' }),
    'The iss of the token is not accepted: "https://clerk.example.com", expected "https://other.example".',
  ],
  'token-invalid-authorized-parties': [
    () => verify(makeToken(key), { authorizedParties: 'https://other.example' }),
    'The azp of the token is not accepted: "https://app.example.com", expected "https://other.example".',
  ],
  'token-expired': [
    () => verify(withClaims({ exp: NOW_IN_SECONDS - 60 })),
    'The exp of the token is not accepted: it is 60 seconds ago.',
  ],
  'token-not-active-yet': [
    () => verify(withClaims({ nbf: NOW_IN_SECONDS + 60 })),
    'The nbf of the token is not accepted: it is 60 seconds from now.',
  ],
  'token-iat-in-the-future': [
    () => verify(withClaims({ iat: NOW_IN_SECONDS + 60 })),
    'The iat of the token is not accepted: it is 60 seconds from now.',
  ],
  'jwk-invalid': [
    () => verify(makeToken(key), { key: 'AAAA' }),
    'The key is not the SPKI of a supported kind of key: RSA, P-256, P-384, P-521 or Ed25519.',
  ],
  'jwk-local-missing': [() => verify(makeToken(key), { key: ' ' }), 'The key is empty.'],
  'jwk-failed-to-resolve': [
    () => verifyToken(makeToken(key), { jwtKey: null }),
    'There is no key to verify with: set jwtKey, secretKey, publishableKey or jwksUrl.',
  ],
  'jwk-remote-failed-to-load': [
    () => verifyBy(() => new Response(null, { status: 404 })),
    `${URL} did not return a JWKS (HTTP 404): check what answers there.`,
  ],
  'jwk-remote-invalid': [() => verifyBy(() => keys()), `${URL} returned no key that can verify.`],
  'jwk-remote-missing': [
    () => verifyBy(() => keys(key.publicJwk), makeToken(key, CLAIMS, { ...HEADER, kid: undefined })),
    'The token has no key id (kid) to find in the JWKS.',
  ],
  'jwk-kid-mismatch': [
    () => verifyBy(() => keys({ ...key.publicJwk, kid: 'ins_2' })),
    'This instance has no key with the key id (kid) of the token.',
  ],
  'secret-key-invalid': [
    () => verifyBy(() => new Response(null, { status: 401 })),
    `${URL} rejected the secret key.`,
  ],
};

it.each(Object.entries(EXAMPLES))('%s has a message and an action', async (reason, example) => {
  const [produce, message] = example;
  const { result, error } = await produce();
  expect([result, error?.reason, error?.code, error?.message]).toEqual([null, reason, reason, message]);
  expect(error?.action).toMatch(/^[A-Z].*\.$/);
  expect(error?.getFullMessage()).toContain(`${message} ${error?.action} (reason=${reason}`);
  const shown = `${error?.stack} ${JSON.stringify(error)}`;
  expect(shown).not.toContain(SECRET_KEY);
  expect(shown).not.toContain(makeToken(key).split('.')[1]);
});

it('keeps the error of the platform as the cause if the API cannot be reached', async () => {
  const cause = new TypeError('fetch failed');
  const { error } = await verifyBy(() => {
    throw cause;
  });
  expect([error?.reason, error?.message]).toEqual([
    'jwk-remote-failed-to-load',
    `${URL} could not be reached.`,
  ]);
  expect(error?.cause).toBe(cause);
});

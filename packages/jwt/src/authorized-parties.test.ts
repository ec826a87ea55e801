import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier, verifyJwt, verifyToken } from './index.ts';
import { verifyTokenWith } from './internal.ts';
import { CLAIMS, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';
import type { CheckOptions } from './verify/check-options.ts';

const key = rsaKey();
const APP = 'https://app.example.com';
const REJECTED = 'token-invalid-authorized-parties';

/** Every function that takes the options, and returns the reason of the rejection. */
const WAYS: Readonly<Record<string, (token: string, options: CheckOptions) => Promise<string | undefined>>> =
  {
    verifyJwt: async (token, options) =>
      (await verifyJwt(token, { ...options, key: key.publicPem, currentDate: NOW })).error?.reason,
    verifyToken: async (token, options) =>
      (await verifyToken(token, { ...options, jwtKey: key.publicPem, currentDate: NOW })).error?.reason,
    verifyTokenWith: async (token, options) =>
      (await verifyTokenWith({ ...options, jwtKey: key.publicPem, currentDate: NOW })(token)).error?.reason,
    'a verifier': async (token, options) => {
      const verifier = createTokenVerifier({ ...options, jwtKey: key.publicPem, currentDate: NOW });
      return (await verifier.verify(token)).error?.reason;
    },
    'overrides of a call': async (token, options) => {
      const verifier = createTokenVerifier({ jwtKey: key.publicPem, currentDate: NOW });
      return (await verifier.verify(token, options)).error?.reason;
    },
    'overrides that are read once': async (token, options) => {
      const verifier = createTokenVerifier({
        jwtKey: key.publicPem,
        currentDate: NOW,
        authorizedParties: 'x',
      });
      return (await verifier.withOverrides(options)(token)).error?.reason;
    },
  };

const tokenFrom = (azp: unknown) => makeToken(key, { ...CLAIMS, azp });

type Row = readonly [azp: unknown, options: CheckOptions, reason: string | undefined];

const ROWS: readonly Row[] = [
  [undefined, { authorizedParties: APP }, REJECTED],
  [undefined, { authorizedParties: APP, requireAuthorizedParty: true }, REJECTED],
  [undefined, { authorizedParties: APP, requireAuthorizedParty: undefined }, REJECTED],
  [undefined, { authorizedParties: APP, requireAuthorizedParty: false }, undefined],
  [APP, { authorizedParties: APP, requireAuthorizedParty: false }, undefined],
  ['https://evil.example', { authorizedParties: APP, requireAuthorizedParty: false }, REJECTED],
  ['', { authorizedParties: APP, requireAuthorizedParty: false }, REJECTED],
  [null, { authorizedParties: APP, requireAuthorizedParty: false }, REJECTED],
  [[APP], { authorizedParties: APP, requireAuthorizedParty: false }, REJECTED],
  [{}, { authorizedParties: APP, requireAuthorizedParty: false }, REJECTED],
  [0, { authorizedParties: APP }, REJECTED],
  ['https://app.example.com:443', { authorizedParties: APP }, REJECTED],
  [APP, { authorizedParties: ['https://x.example', 'HTTPS://APP.example.com:443/'] }, undefined],
  ['https://xn--bcher-kva.example', { authorizedParties: 'https://bücher.example' }, undefined],
  ['http://[::1]:3000', { authorizedParties: 'http://[0:0::1]:3000' }, undefined],
  ['https://pr-1.preview.example.com', { authorizedParties: 'https://*.preview.example.com' }, undefined],
  ['https://a.b.preview.example.com', { authorizedParties: 'https://*.preview.example.com' }, REJECTED],
  ['https://preview.example.com', { authorizedParties: 'https://*.preview.example.com' }, REJECTED],
];

describe.each(Object.entries(WAYS))('%s and authorizedParties', (_name, verify) => {
  it.each(ROWS)('azp %j with %j', async (azp, options, reason) => {
    expect(await verify(tokenFrom(azp), options)).toBe(reason);
  });

  it.each(['app.example.com', '*', 'https://*', 'https://app.example.com/path', 'https://*.com'])(
    'throws a ConfigError for %j, which can never match',
    async (entry) => {
      const verifying = verify(tokenFrom(APP), { authorizedParties: [APP, entry] });
      await expect(verifying).rejects.toThrow(ConfigError);
      await expect(verifying).rejects.toThrow('authorizedParties');
    },
  );

  it.each(['false', 0, null])('throws a ConfigError for requireAuthorizedParty: %j', async (value) => {
    // JavaScript callers may pass any value.
    const options = { authorizedParties: APP, requireAuthorizedParty: value as unknown as boolean };
    await expect(verify(tokenFrom(APP), options)).rejects.toThrow(
      /Option "requireAuthorizedParty" must be true or false/,
    );
  });
});

it('accepts requireAuthorizedParty without authorizedParties', async () => {
  const { error } = await verifyJwt(tokenFrom(undefined), {
    key: key.publicPem,
    currentDate: NOW,
    requireAuthorizedParty: false,
  });
  expect(error).toBeNull();
});

it('keeps the parties of a verifier when a call relaxes only the requirement', async () => {
  const verifier = createTokenVerifier({ jwtKey: key.publicPem, currentDate: NOW, authorizedParties: APP });
  const relaxed = { requireAuthorizedParty: false };
  expect((await verifier.verify(tokenFrom(undefined), relaxed)).error).toBeNull();
  expect((await verifier.verify(tokenFrom('https://evil.example'), relaxed)).error?.reason).toBe(REJECTED);
  expect((await verifier.verify(tokenFrom(undefined))).error?.reason).toBe(REJECTED);
});

describe('the message of a comparison shows both sides', () => {
  const NEVER = 'https://x.example';
  it.each<readonly [claims: object, options: CheckOptions, message: string]>([
    [
      { azp: 'https://e.example' },
      { authorizedParties: APP },
      `azp of the token is not accepted: "https://e.example", expected "${APP}".`,
    ],
    [
      { azp: undefined },
      { authorizedParties: [APP, NEVER] },
      `azp of the token is not accepted: it is missing, expected ["${APP}", "${NEVER}"].`,
    ],
    [
      { aud: ['web', 1] },
      { audience: 'api' },
      'aud of the token is not accepted: ["web", 1], expected "api".',
    ],
    [
      { iss: 'https://e.example' },
      { issuer: NEVER },
      `iss of the token is not accepted: "https://e.example", expected "${NEVER}".`,
    ],
    [
      { iss: 'https://e.example' },
      { issuer: () => false },
      'iss of the token is not accepted: "https://e.example", expected an issuer that the option "issuer" accepts.',
    ],
    [
      { azp: `https://${'e'.repeat(500)}.example` },
      { authorizedParties: APP },
      `azp of the token is not accepted: "https://${'e'.repeat(72)}...", expected "${APP}".`,
    ],
  ])('%j with %j', async (claims, options, message) => {
    const { error } = await verifyJwt(makeToken(key, { ...CLAIMS, ...claims }), {
      ...options,
      key: key.publicPem,
      currentDate: NOW,
    });
    expect(error?.message).toBe(`The ${message}`);
  });

  it('shows the accepted algorithms', async () => {
    const { error } = await verifyJwt(makeToken(key), { key: key.publicPem, algorithms: ['ES256'] });
    expect(error?.message).toBe('The alg of the token is not accepted: "RS256", expected ["ES256"].');
  });
});

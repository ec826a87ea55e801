import { generateKeyPairSync } from 'node:crypto';
import { createGuard } from '@x/auth-state';
import { unwrap } from '@x/errors';
import { createTokenVerifier, signJwt, verifyJwt, verifyToken } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

const APP = 'https://app.example.com';
const REJECTED = 'token-invalid-authorized-parties';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const JWT_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

async function tokenWith(azp: unknown): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: 'user_1',
    sid: 'sess_1',
    iss: 'https://clerk.example.com',
    iat: now,
    exp: now + 60,
    azp,
  };
  return unwrap(await signJwt(claims, PRIVATE_KEY, { algorithm: 'RS256' }));
}

interface Checks {
  readonly authorizedParties: string[];
  readonly requireAuthorizedParty?: boolean;
}

const bearing = (token: string) => new Request(APP, { headers: { authorization: `Bearer ${token}` } });

/** Every function that verifies tokens, and the reason for which it rejects one. */
const WAYS: ReadonlyArray<
  readonly [name: string, reasonOf: (token: string, jwtKey: string, checks: Checks) => Promise<unknown>]
> = [
  ['verifyJwt', async (token, key, checks) => (await verifyJwt(token, { key, ...checks })).error?.reason],
  [
    'verifyToken',
    async (token, jwtKey, checks) => (await verifyToken(token, { jwtKey, ...checks })).error?.reason,
  ],
  [
    'a verifier',
    async (token, jwtKey, checks) =>
      (await createTokenVerifier({ jwtKey, ...checks }).verify(token)).error?.reason,
  ],
  [
    'a verifier, with the checks of a call',
    async (token, jwtKey, checks) =>
      (await createTokenVerifier({ jwtKey }).verify(token, checks)).error?.reason,
  ],
  [
    'verifyToken of a client',
    async (token, jwtKey, checks) =>
      (await createClerkClient({ jwtKey, ...checks }).verifyToken(token)).error?.reason,
  ],
  [
    'authenticateRequest of a client',
    async (token, jwtKey, checks) =>
      (await createClerkClient({ jwtKey, ...checks }).authenticateRequest(bearing(token))).reason,
  ],
  [
    'authenticateRequest, with the checks of a call',
    async (token, jwtKey, checks) =>
      (await createClerkClient({ jwtKey }).authenticateRequest(bearing(token), checks)).reason,
  ],
  [
    'a guard',
    async (token, jwtKey, checks) =>
      (await createGuard(createClerkClient({ jwtKey }), checks)(bearing(token))).state.reason,
  ],
];

describe.each(WAYS)('%s', (_name, reasonOf) => {
  it.each<readonly [azp: unknown, byDefault: string | null, relaxed: string | null]>([
    [undefined, REJECTED, null],
    [APP, null, null],
    ['https://evil.example', REJECTED, REJECTED],
    [null, REJECTED, REJECTED],
    ['', REJECTED, REJECTED],
    ['null', REJECTED, REJECTED],
    [[APP], REJECTED, REJECTED],
  ])('a token whose azp is %j: %s by default, %s if it is not required', async (azp, byDefault, relaxed) => {
    const token = await tokenWith(azp);
    const authorizedParties = [APP];
    const reason = async (checks: Checks) => (await reasonOf(token, JWT_KEY, checks)) ?? null;
    expect(await reason({ authorizedParties })).toBe(byDefault);
    expect(await reason({ authorizedParties, requireAuthorizedParty: true })).toBe(byDefault);
    expect(await reason({ authorizedParties, requireAuthorizedParty: false })).toBe(relaxed);
  });
});

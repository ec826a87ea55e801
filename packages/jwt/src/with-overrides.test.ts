import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from './create-token-verifier.ts';
import { CLAIMS, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';
import type { VerifyTokenOptions } from './token-verifier-options.ts';

const key = rsaKey();
const token = makeToken(key, { ...CLAIMS, azp: 'https://app.example.com' });
const verifier = createTokenVerifier({
  jwtKey: key.publicPem,
  currentDate: NOW,
  authorizedParties: 'https://app.example.com',
});

describe('withOverrides()', () => {
  it.each<VerifyTokenOptions>([
    {},
    { authorizedParties: undefined },
    { authorizedParties: 'https://other.example.com' },
    { issuer: 'https://other.example.com' },
    { currentDate: new Date(0) },
    { tokenClasses: ['machine'] },
  ])('%j verifies as verify() does', async (overrides) => {
    const verify = verifier.withOverrides(overrides);
    for (let count = 0; count < 2; count++) {
      expect(await verify(token)).toEqual(await verifier.verify(token, overrides));
    }
    const { result: decoded } = verifier.decode(token);
    expect(decoded && (await verify(decoded))).toEqual(await verifier.verify(token, overrides));
  });

  it('reads the overrides once', async () => {
    const overrides: { authorizedParties?: string } = {};
    const verify = verifier.withOverrides(overrides);
    overrides.authorizedParties = 'https://other.example.com';
    expect((await verify(token)).error).toBeNull();
  });

  it('is not affected by later changes of the options', async () => {
    const options = {
      jwtKey: key.publicPem,
      currentDate: NOW,
      authorizedParties: 'https://other.example.com',
    };
    const strict = createTokenVerifier(options);
    options.authorizedParties = 'https://app.example.com';
    const overrides = { issuer: CLAIMS.iss };
    const reasons = [await strict.verify(token, overrides), await strict.withOverrides(overrides)(token)];
    expect(reasons.map(({ error }) => error?.reason)).toEqual(
      reasons.map(() => 'token-invalid-authorized-parties'),
    );
  });

  it.each([{ audience: [] }, { clockSkewInMs: -1 }, { tokenClasses: [] }])(
    'throws a ConfigError for %j',
    (overrides) => {
      expect(() => verifier.withOverrides(overrides)).toThrow(ConfigError);
    },
  );
});

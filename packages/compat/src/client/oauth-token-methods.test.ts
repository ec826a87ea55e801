import { expect, it } from 'vitest';
import { createOAuthTokenMethods, type VerifyAccessTokenOptions } from './oauth-token-methods.ts';

const verify = async (aud: unknown, audience: unknown): Promise<string> => {
  const { verify: verifyToken } = createOAuthTokenMethods(async () => ({ aud }));
  // Programs without types can pass any value, such as a variable that is not set.
  const options = { audience } as VerifyAccessTokenOptions;
  return verifyToken('oat_1', options).then(
    () => 'accepted',
    (error: { reason?: string }) => error.reason ?? 'unexpected',
  );
};

it.each<readonly [aud: unknown, audience: unknown]>([
  [['https://a.example'], 'https://a.example'],
  ['https://a.example', ['https://b.example', 'https://a.example']],
  [undefined, undefined],
])('accepts a token for %j where %j is expected', async (aud, audience) => {
  expect(await verify(aud, audience)).toBe('accepted');
});

it.each<readonly [aud: unknown, audience: unknown]>([
  [['https://a.example'], 'https://b.example'],
  [undefined, 'https://a.example'],
  [undefined, ['https://a.example', undefined]],
  [null, ['https://a.example', null]],
  ['', ['https://a.example', '']],
  [[''], ['https://a.example', '']],
  [[], ['https://a.example']],
])('rejects a token for %j where %j is expected', async (aud, audience) => {
  expect(await verify(aud, audience)).toBe('token-verification-failed');
});

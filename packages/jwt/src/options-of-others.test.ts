import { ConfigError } from '@x/errors';
import { expect, it } from 'vitest';
import { createTokenVerifier, verifyJwt, verifyToken } from './index.ts';
import { verifyTokenWith } from './internal.ts';
import { rsaKey } from './test-support/tokens.test-support.ts';

const { publicPem } = rsaKey();

const KEY_OPTIONS = [
  { jwtKey: publicPem },
  { secretKey: 'sk_test_1' },
  { publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k' },
  { jwksUrl: 'https://a.example' },
  { proxyUrl: 'https://a.example/__clerk' },
];

it.each([...KEY_OPTIONS, { tokenClasses: ['template'] }, { tokenCacheSize: 5 }])(
  'verifyJwt rejects an option of verifyToken: %o',
  async (options) => {
    const [name] = Object.keys(options);
    const verifying = verifyJwt('a.b.c', { key: publicPem, ...options });
    await expect(verifying).rejects.toThrow(ConfigError);
    await expect(verifying).rejects.toThrow(`Option "${name}" has no effect here.`);
  },
);

it.each([{ key: publicPem }, { tokenCacheSize: 5 }, { acceptsToken: 'any' }])(
  'verifyToken rejects an option of another function: %o',
  async (options) => {
    const given = { jwtKey: publicPem, ...options };
    await expect(verifyToken('a.b.c', given)).rejects.toThrow(ConfigError);
    expect(() => verifyTokenWith(given)).toThrow(ConfigError);
  },
);

it('createTokenVerifier rejects the option "key"', () => {
  const options = { jwtKey: publicPem, key: publicPem };
  expect(() => createTokenVerifier(options)).toThrow('Pass the key as "jwtKey".');
});

it.each([
  ...KEY_OPTIONS,
  { key: publicPem },
  { apiUrl: 'https://a.example' },
  { fetch },
  { timeoutInMs: 1 },
  { tokenCacheSize: 5 },
])('a verifier rejects an override that it reads once: %o', async (override) => {
  const options = { ...override, audience: 'api' };
  const verifier = createTokenVerifier({ jwtKey: publicPem });
  await expect(verifier.verify('a.b.c', options)).rejects.toThrow(ConfigError);
  expect(() => verifier.withOverrides(options)).toThrow(ConfigError);
});

it('an option that is undefined is not given', async () => {
  const options = { key: publicPem, tokenClasses: undefined };
  expect((await verifyJwt('a.b.c', options)).error?.reason).toBe('token-invalid');
});

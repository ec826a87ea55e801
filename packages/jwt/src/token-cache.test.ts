import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { createTokenVerifier } from './create-token-verifier.ts';
import {
  CLAIMS,
  HEADER,
  makeToken,
  NOW,
  NOW_IN_SECONDS,
  rsaKey,
} from './test-support/tokens.test-support.ts';
import * as decoding from './verify/decode-token.ts';
import * as signatures from './verify/verify-signature.ts';

const key = rsaKey();
const token = makeToken(key, { ...CLAIMS, act: { sub: 'user_2' } });
const setUp = (options = {}) => {
  const verified = vi.spyOn(signatures, 'verifySignature');
  const verifier = createTokenVerifier({
    jwtKey: key.publicPem,
    currentDate: NOW,
    tokenCacheSize: 2,
    ...options,
  });
  return { verifier, signaturesChecked: () => verified.mock.calls.length };
};

describe('a verifier with a token cache', () => {
  it('checks the signature of a token once', async () => {
    const { verifier, signaturesChecked } = setUp();
    for (let count = 0; count < 5; count++) {
      expect((await verifier.verify(token)).result?.sub).toBe('user_1');
    }
    expect(signaturesChecked()).toBe(1);
  });

  it('remembers nothing by default', async () => {
    const { verifier, signaturesChecked } = setUp({ tokenCacheSize: undefined });
    await verifier.verify(token);
    await verifier.verify(token);
    expect(signaturesChecked()).toBe(2);
  });

  it('checks the claims and the header each time', async () => {
    const { verifier } = setUp();
    await verifier.verify(token);
    const later = new Date((NOW_IN_SECONDS + 3_600) * 1000);
    const reasons = await Promise.all(
      [
        { currentDate: later },
        { audience: 'api' },
        { headerType: 'at+jwt' },
        { algorithms: ['ES256'] as const },
        { maxTokenLength: 9 },
      ].map(async (overrides) => (await verifier.verify(token, overrides)).error?.reason),
    );
    expect(reasons).toEqual([
      'token-expired',
      'token-verification-failed',
      'token-invalid',
      'token-invalid-algorithm',
      'token-too-large',
    ]);
  });

  it('returns a new payload to each caller', async () => {
    const { verifier } = setUp();
    for (let count = 0; count < 3; count++) {
      const { result } = await verifier.verify(token);
      expect(result).toEqual({ ...CLAIMS, act: { sub: 'user_2' } });
      Object.assign(result ?? {}, { sub: 'user_evil' });
      Object.assign(result?.act ?? {}, { sub: 'user_evil' });
    }
  });

  it('distinguishes tokens with the same ending', async () => {
    const { verifier } = setUp();
    await verifier.verify(token);
    const [header, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'user_evil' })).toString('base64url');
    const { error } = await verifier.verify(`${header}.${payload}.${signature}`);
    expect(error?.reason).toBe('token-invalid-signature');
    expect((await verifier.verify(token)).error).toBeNull();
  });

  it('never remembers a failure', async () => {
    const { verifier, signaturesChecked } = setUp();
    const forged = makeToken(rsaKey());
    await verifier.verify(forged);
    await verifier.verify(forged);
    expect(signaturesChecked()).toBe(2);
  });

  it('keeps as many tokens as configured, and no long ones', async () => {
    const { verifier, signaturesChecked } = setUp();
    const tokens = ['user_a', 'user_b', 'user_c'].map((sub) => makeToken(key, { ...CLAIMS, sub }));
    for (const text of [...tokens, ...tokens]) {
      await verifier.verify(text);
    }
    expect(signaturesChecked()).toBe(6);
    for (const text of tokens.slice(1)) {
      await verifier.verify(text);
    }
    expect(signaturesChecked()).toBe(6);
    const long = makeToken(key, { ...CLAIMS, long: 'x'.repeat(4_000) });
    expect((await verifier.verify(long)).error).toBeNull();
    expect((await verifier.verify(long)).error).toBeNull();
    expect(signaturesChecked()).toBe(8);
  });

  it.each([
    ['decodes each token once while more tokens are in use than it keeps', 3, 12],
    ['decodes a token that comes again once more, and then never', 2, 4],
  ])('%s', async (_name, count, expected) => {
    const { verifier } = setUp();
    const tokens = ['user_a', 'user_b', 'user_c'].slice(0, count);
    const texts = tokens.map((sub) => makeToken(key, { ...CLAIMS, sub }));
    const decoded = vi.spyOn(decoding, 'decodeToken');
    decoded.mockClear();
    for (const text of Array.from({ length: 4 }, () => texts).flat()) {
      expect((await verifier.verify(text)).error).toBeNull();
    }
    expect(decoded).toHaveBeenCalledTimes(expected);
  });

  it('returns the signed payload even if the caller of the first verification changed its own', async () => {
    const { verifier, signaturesChecked } = setUp();
    const { result: jwt } = verifier.decode(token);
    await verifier.verify(jwt ?? '');
    Object.assign(jwt?.payload ?? {}, { sub: 'user_evil' });
    expect((await verifier.verify(token)).result?.sub).toBe('user_1');
    expect(signaturesChecked()).toBe(1);
  });

  it('drops a token when its key is no longer trusted', async () => {
    const other = rsaKey();
    let keys = [key.publicJwk];
    const fetch = async () => Response.json({ keys });
    const { verifier } = setUp({ jwtKey: null, secretKey: 'sk_test_1', fetch, skipJwksCache: true });
    const withKid = makeToken(key, CLAIMS, HEADER);
    expect((await verifier.verify(withKid)).error).toBeNull();
    keys = [{ ...other.publicJwk, kid: 'ins_2' }];
    expect((await verifier.verify(withKid)).error?.reason).toBe('jwk-kid-mismatch');
    keys = [other.publicJwk];
    expect((await verifier.verify(withKid)).error?.reason).toBe('token-invalid-signature');
  });

  it.each([-1, Number.NaN, '5'])('throws a ConfigError for the size %s', (tokenCacheSize) => {
    expect(() => setUp({ tokenCacheSize })).toThrow(ConfigError);
  });
});

describe('decode() of a verifier', () => {
  const decoded = (verifier: ReturnType<typeof setUp>['verifier'], text = token) => {
    const { result } = verifier.decode(text);
    if (result === null) {
      throw new Error('The token was rejected');
    }
    return result;
  };

  it('returns an object that verify() accepts in place of the token', async () => {
    for (const tokenCacheSize of [0, 2]) {
      const { verifier } = setUp({ tokenCacheSize });
      expect((await verifier.verify(decoded(verifier))).result?.sub).toBe('user_1');
      const [header, , signature] = token.split('.');
      const [, payload] = makeToken(key, { ...CLAIMS, sub: 'user_evil' }).split('.');
      const forged = decoded(verifier, `${header}.${payload}.${signature}`);
      expect((await verifier.verify(forged)).error?.reason).toBe('token-invalid-signature');
    }
  });

  it('returns the only objects that verify() accepts', async () => {
    const { verifier } = setUp();
    const copy = { ...decoded(verifier), payload: { ...CLAIMS, sub: 'user_evil' } };
    for (const foreign of [copy, structuredClone(decoded(verifier)), decoded(setUp().verifier), {}, null]) {
      // Callers in JavaScript may pass anything.
      expect((await verifier.verify(foreign as typeof copy)).error?.reason).toBe('token-invalid');
    }
  });

  it('applies the maximum length of the verifier, and returns errors', () => {
    const { verifier } = setUp({ maxTokenLength: 9 });
    expect(verifier.decode(token).error?.reason).toBe('token-too-large');
    expect(verifier.decode('x.y.z').error?.reason).toBe('token-invalid');
  });

  it('returns a new header for a remembered token', async () => {
    const { verifier } = setUp();
    await verifier.verify(token);
    Object.assign(decoded(verifier).header, { cat: 'changed', alg: 'none' });
    expect((await verifier.verify(token)).error).toBeNull();
    expect((await verifier.verify(decoded(verifier))).error).toBeNull();
  });
});

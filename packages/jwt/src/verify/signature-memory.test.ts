import { describe, expect, it, vi } from 'vitest';
import { createVerifier } from '../create-token-verifier.ts';
import { CLAIMS, makeToken, NOW, NOW_IN_SECONDS, rsaKey } from '../test-support/tokens.test-support.ts';
import { createSignatureMemory } from './signature-memory.ts';
import * as signatures from './verify-signature.ts';

const key = rsaKey();
const token = makeToken(key, CLAIMS);

function setUp(options: object = {}) {
  const verified = vi.spyOn(signatures, 'verifySignature');
  verified.mockClear();
  const { verifier, isSignedBy } = {
    verifier: createVerifier({ jwtKey: key.publicPem, currentDate: NOW, ...options }),
    isSignedBy: createSignatureMemory(),
  };
  const verify = (given: string, overrides: object = {}) =>
    verifier.withMemory(overrides)(given, { isSignedBy });
  return { verify, isSignedBy, signaturesChecked: () => verified.mock.calls.length };
}

describe('a client that remembers signatures', () => {
  it('checks the signature of a token once', async () => {
    const { verify, signaturesChecked } = setUp();
    for (let count = 0; count < 5; count++) {
      expect((await verify(token)).result?.sub).toBe('user_1');
    }
    expect(signaturesChecked()).toBe(1);
  });

  it('checks each signature if the token cache is switched off', async () => {
    const { verify, signaturesChecked } = setUp({ tokenCacheSize: 0 });
    await verify(token);
    await verify(token);
    expect(signaturesChecked()).toBe(2);
  });

  it('checks the claims and the header each time', async () => {
    const { verify } = setUp();
    await verify(token);
    const later = new Date((NOW_IN_SECONDS + 3_600) * 1000);
    const overrides = [
      { currentDate: later },
      { audience: 'api' },
      { headerType: 'at+jwt' },
      { algorithms: ['ES256'] },
      { maxTokenLength: 9 },
    ];
    const reasons = await Promise.all(
      overrides.map(async (given) => (await verify(token, given)).error?.reason),
    );
    expect(reasons).toEqual([
      'token-expired',
      'token-verification-failed',
      'token-invalid',
      'token-invalid-algorithm',
      'token-too-large',
    ]);
  });

  it('accepts no other signature, header or payload of a token that it remembers', async () => {
    const { verify } = setUp();
    await verify(token);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const other = makeToken(key, { ...CLAIMS, sub: 'user_2' }).split('.');
    const forged = [
      `${header}.${payload}.${other[2]}`,
      `${header}.${other[1]}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}.`,
    ];
    for (const text of forged) {
      expect((await verify(text)).result).toBeNull();
    }
    expect((await verify(token)).result?.sub).toBe('user_1');
  });

  it('accepts no token whose characters have the low bytes of one that it remembers', async () => {
    const { verify } = setUp();
    await verify(token);
    for (const at of [0, token.indexOf('.'), token.indexOf('.') + 1, token.length - 1]) {
      const shifted = String.fromCharCode(token.charCodeAt(at) + 0x100);
      const text = token.slice(0, at) + shifted + token.slice(at + 1);
      expect((await verify(text)).error?.reason).toBe('token-invalid');
    }
  });

  it('remembers no failure', async () => {
    const { verify, signaturesChecked } = setUp();
    await verify(token);
    const forged = makeToken(rsaKey(), CLAIMS);
    for (let count = 0; count < 3; count++) {
      expect((await verify(forged)).error?.reason).toBe('token-invalid-signature');
    }
    expect(signaturesChecked()).toBe(4);
  });

  it('counts a signature only for its key', async () => {
    const { verify, isSignedBy } = setUp();
    await verify(token);
    const other = createVerifier({ jwtKey: rsaKey().publicPem, currentDate: NOW });
    const { error } = await other.withMemory({})(token, { isSignedBy });
    expect(error?.reason).toBe('token-invalid-signature');
  });

  it('returns a payload of its own to each caller', async () => {
    const { verify } = setUp();
    await verify(token);
    const { result } = await verify(token);
    Object.assign(result ?? {}, { sub: 'user_2' });
    expect((await verify(token)).result?.sub).toBe('user_1');
  });

  it('forgets the oldest of more than 1,000 signatures', async () => {
    // Loads the part of the platform that computes digests.
    await setUp().verify(token);
    const { isSignedBy } = setUp();
    const verified = vi.spyOn(signatures, 'verifySignature').mockResolvedValue(true);
    const jwtOf = (text: string) => ({ raw: { text } }) as never;
    const anyKey = { id: '', importFor: async () => ({}) as never };
    const check = (text: string) => isSignedBy(jwtOf(text), 'RS256', anyKey);
    for (let count = 0; count <= 1_000; count++) {
      await check(`a.b.${count}`);
    }
    verified.mockClear();
    await check('a.b.1');
    await check('a.b.1000');
    expect(verified).toHaveBeenCalledTimes(0);
    await check('a.b.0');
    expect(verified).toHaveBeenCalledTimes(1);
    verified.mockRestore();
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { ALGORITHMS, isAlgorithmName } from '../model/algorithms.ts';
import { keysByAlgorithm, rsaKey, type TestKey } from '../test-support/tokens.test-support.ts';
import * as node from './node.ts';
import type { KeyParts } from './runtime.ts';
import * as web from './web.ts';

const NAMES = Object.keys(ALGORITHMS).filter(isAlgorithmName);
const keys = keysByAlgorithm();
const TEXT = 'eyJ.eyJ';

const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
/** Returns the parts of a key as `readParts` does. */
function partsOf({ kid: _kid, ...parts }: TestKey['publicJwk']): KeyParts {
  // The other fields of an exported key are strings.
  return parts as KeyParts;
}
const settled = async (action: () => unknown) => {
  try {
    return await action();
  } catch {
    return 'rejected';
  }
};

// Node has Web Crypto too, so the seam of the other runtimes can be tested here.
describe.each([
  ['node.ts', node],
  ['web.ts', web],
])('%s', (_name, runtime) => {
  it.each(NAMES)('signs and verifies with %s and every form of key', async (name) => {
    const { publicJwk, privateJwk, publicPem, privatePem } = keys[name];
    const algorithm = ALGORITHMS[name];
    const publicKeys = [partsOf(publicJwk), partsOf(await runtime.readSpki(derOf(publicPem), algorithm))];
    const privateKeys = [
      await runtime.importKey(partsOf(privateJwk), algorithm, 'sign'),
      await runtime.importPkcs8(derOf(privatePem), algorithm),
    ];
    for (const privateKey of privateKeys) {
      const signature = new Uint8Array(await runtime.sign(algorithm, privateKey, TEXT));
      for (const { kty = '', crv, n, e, x, y } of publicKeys) {
        const parts = JSON.parse(JSON.stringify({ kty, crv, n, e, x, y }));
        const key = await runtime.importKey(parts, algorithm, 'verify');
        expect(await runtime.verify(algorithm, key, signature, TEXT)).toBe(true);
        expect(await runtime.verify(algorithm, key, signature, `${TEXT}x`)).toBe(false);
        const other = signature.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
        expect(await settled(() => runtime.verify(algorithm, key, other, TEXT))).not.toBe(true);
      }
    }
  });

  it('computes a digest at once, or none', () => {
    const expected = createHash('sha256').update(TEXT).digest('base64');
    expect(runtime.digest(TEXT)).toBe(runtime === node ? expected : undefined);
  });

  it.each(NAMES)('rejects PKCS#8 of another kind for %s', async (name) => {
    for (const other of NAMES.filter((candidate) => ALGORITHMS[candidate].kind !== ALGORITHMS[name].kind)) {
      const importing = () => runtime.importPkcs8(derOf(keys[other].privatePem), ALGORITHMS[name]);
      expect(await settled(importing)).toBe('rejected');
    }
  });

  it('rejects weak PKCS#8', async () => {
    const weak = derOf(rsaKey(1_024).privatePem);
    expect(await settled(() => runtime.importPkcs8(weak, ALGORITHMS.RS256))).toBe('rejected');
    const strong = derOf(keys.RS256.privatePem);
    expect(await settled(() => runtime.importPkcs8(strong, ALGORITHMS.RS256))).not.toBe('rejected');
  });

  it('decodes canonical base64url to a buffer of its own', () => {
    const bytes = runtime.decodeBase64url('-_-_AA');
    expect(bytes).toEqual(Uint8Array.of(251, 255, 191, 0));
    expect(bytes?.buffer.byteLength).toBe(4);
    expect(runtime.decodeBase64url('')).toEqual(new Uint8Array());
  });

  it.each(['A', 'AB', 'AA=', 'A A', '+/', 'AAAé', '\u0141AAA', 'AA\uff21A'])(
    'rejects %j as base64url',
    async (text) => {
      expect(runtime.decodeBase64url(text)).toBeUndefined();
      expect(await settled(() => runtime.decodeText(text) ?? 'rejected')).toBe('rejected');
    },
  );

  it.each(['', 'abc', 'é\u{1f600}', '\u0000', '\ufeff{}', '%41', '~\u007f\u0080'])(
    'decodes the text %j',
    (text) => {
      expect(runtime.decodeText(Buffer.from(text).toString('base64url'))).toBe(text);
    },
  );

  it.each([
    ['a byte that starts no character', [0x7b, 0xff]],
    ['a character that is cut off', [0xc3]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['an overlong form', [0xc0, 0x80]],
  ])('rejects %s', async (_name, bytes) => {
    const text = Buffer.from(bytes).toString('base64url');
    expect(await settled(() => runtime.decodeText(text) ?? 'rejected')).toBe('rejected');
  });

  it('loads Web Crypto', async () => {
    const { subtle, getRandomValues } = await runtime.loadWebCrypto();
    const digest = await subtle.digest('SHA-256', new Uint8Array());
    expect([digest.byteLength, typeof getRandomValues]).toEqual([32, 'function']);
  });

  it('reads the environment', () => {
    vi.stubEnv('X_JWT_TEST', 'value');
    expect(runtime.readEnvironment('X_JWT_TEST')).toBe('value');
    expect(runtime.readEnvironment('X_JWT_TEST_ABSENT')).toBeUndefined();
  });
});

it('node.ts rejects text for which the Buffer of Deno 2.7 throws', () => {
  const { from } = Buffer;
  const spy = vi.spyOn(Buffer, 'from').mockImplementation(((text: string, encoding: 'base64url') => {
    if (text.replace(/[^\w-]/g, '').length % 4 === 1) {
      throw new TypeError('Failed to decode base64url');
    }
    return from(text, encoding);
  }) as typeof from);
  const decoded = ['AAAAA', 'A AAAA', 'AAAA'].map((text) => [
    node.decodeBase64url(text)?.length,
    node.decodeText(text),
  ]);
  spy.mockRestore();
  expect(decoded).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [3, '\0\0\0'],
  ]);
});

describe('verify() of node.ts', () => {
  it.each(['RS256', 'PS512', 'ES256', 'EdDSA'] as const)(
    'verifies one %s signature at once, and others on threads',
    async (name) => {
      const algorithm = ALGORITHMS[name];
      const { publicJwk, privateJwk } = keys[name];
      const key = await node.importKey(partsOf(publicJwk), algorithm, 'verify');
      const privateKey = await node.importKey(partsOf(privateJwk), algorithm, 'sign');
      const signature = new Uint8Array(await node.sign(algorithm, privateKey, TEXT));
      const verify = (text: string) => node.verify(algorithm, key, signature, text);

      expect(verify(TEXT)).toBe(true);
      const others = [verify(TEXT), verify(`${TEXT}x`), verify(TEXT)];
      expect(others.map((answer) => answer instanceof Promise)).toEqual([true, true, true]);
      expect(await Promise.all(others)).toEqual([true, false, true]);

      expect(verify(`${TEXT}x`)).toBe(false);
      await undefined;
      expect(verify(TEXT)).toBe(true);
    },
  );

  it.each(['ES384', 'ES512'] as const)('verifies every %s signature on a thread', async (name) => {
    const algorithm = ALGORITHMS[name];
    const { publicJwk, privateJwk } = keys[name];
    const key = await node.importKey(partsOf(publicJwk), algorithm, 'verify');
    const privateKey = await node.importKey(partsOf(privateJwk), algorithm, 'sign');
    const signature = new Uint8Array(await node.sign(algorithm, privateKey, TEXT));
    const answer = node.verify(algorithm, key, signature, TEXT);

    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toBe(true);
  });
});

describe('importKey() of web.ts', () => {
  it('returns keys that cannot be exported', async () => {
    const { publicJwk, privateJwk, privatePem } = keys.ES256;
    const imported = [
      await web.importKey(partsOf(publicJwk), ALGORITHMS.ES256, 'verify'),
      await web.importKey(partsOf(privateJwk), ALGORITHMS.ES256, 'sign'),
      await web.importPkcs8(derOf(privatePem), ALGORITHMS.ES256),
    ];
    // This runtime imports a key as a key of Web Crypto.
    const inner = imported.map((key) => key as unknown as CryptoKey);
    expect(inner.map(({ extractable, usages }) => [extractable, usages])).toEqual([
      [false, ['verify']],
      [false, ['sign']],
      [false, ['sign']],
    ]);
  });
});

describe('readEnvironment() of web.ts', () => {
  it.each<readonly [name: string, process: unknown, value: string | undefined]>([
    ['without a process', undefined, undefined],
    ['with a process without an environment', {}, undefined],
    ['with an environment that is null', { env: null }, undefined],
    ['with a variable that is set', { env: { KEY: 'value' } }, 'value'],
    ['with a value that is not a string', { env: { KEY: { toString: () => 'value' } } }, undefined],
    [
      'with an environment that may not be read',
      {
        get env() {
          throw new Error('denied');
        },
      },
      undefined,
    ],
  ])('returns the value or undefined %s', (_name, process, value) => {
    vi.stubGlobal('process', process);
    const found = web.readEnvironment('KEY');
    vi.unstubAllGlobals();
    expect(found).toBe(value);
  });
});

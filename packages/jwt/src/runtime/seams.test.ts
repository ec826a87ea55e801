import { describe, expect, it, vi } from 'vitest';
import { ALGORITHMS, isAlgorithmName } from '../algorithms.ts';
import { keysByAlgorithm, rsaKey, type TestKey } from '../tokens.test-support.ts';
import * as node from './node.ts';
import type { KeyParts } from './runtime.ts';
import * as web from './web.ts';

const NAMES = Object.keys(ALGORITHMS).filter(isAlgorithmName);
const keys = keysByAlgorithm();
const TEXT = 'eyJ.eyJ';

const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
/** As `readParts` gives them. */
function partsOf({ kid: _kid, ...parts }: TestKey['publicJwk']): KeyParts {
  // All that is left of an exported key is text.
  return parts as KeyParts;
}
const settled = async (doing: () => unknown) => {
  try {
    return await doing();
  } catch {
    return 'refused';
  }
};

// Web Crypto is in Node, too, so what the other runtimes get can be tried here.
describe.each([
  ['node.ts', node],
  ['web.ts', web],
])('%s', (_name, runtime) => {
  it.each(NAMES)('signs and verifies by %s, by every form of key', async (name) => {
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

  it.each(NAMES)('takes no PKCS#8 of another kind for %s', async (name) => {
    for (const other of NAMES.filter((one) => ALGORITHMS[one].kind !== ALGORITHMS[name].kind)) {
      const importing = () => runtime.importPkcs8(derOf(keys[other].privatePem), ALGORITHMS[name]);
      expect(await settled(importing)).toBe('refused');
    }
  });

  it('takes no weak PKCS#8', async () => {
    const weak = derOf(rsaKey(1_024).privatePem);
    expect(await settled(() => runtime.importPkcs8(weak, ALGORITHMS.RS256))).toBe('refused');
    const strong = derOf(keys.RS256.privatePem);
    expect(await settled(() => runtime.importPkcs8(strong, ALGORITHMS.RS256))).not.toBe('refused');
  });

  it('decodes canonical base64url to bytes of their own', () => {
    const bytes = runtime.decodeBase64url('-_-_AA');
    expect(bytes).toEqual(Uint8Array.of(251, 255, 191, 0));
    expect(bytes?.buffer.byteLength).toBe(4);
    expect(runtime.decodeBase64url('')).toEqual(new Uint8Array());
  });

  it.each(['A', 'AB', 'AA=', 'A A', '+/', 'AAAé', '\u0141AAA', 'AA\uff21A'])(
    'refuses %j as base64url',
    async (text) => {
      expect(runtime.decodeBase64url(text)).toBeUndefined();
      expect(await settled(() => runtime.decodeText(text) ?? 'refused')).toBe('refused');
    },
  );

  it.each(['', 'abc', 'é\u{1f600}', '\u0000', '\ufeff{}', '%41', '~\u007f\u0080'])(
    'decodes the text %j',
    (text) => {
      expect(runtime.decodeText(Buffer.from(text).toString('base64url'))).toBe(text);
    },
  );

  it.each([
    ['a byte that begins nothing', [0x7b, 0xff]],
    ['a character that is cut off', [0xc3]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a form that is too long', [0xc0, 0x80]],
  ])('takes %s for no text', async (_name, bytes) => {
    const text = Buffer.from(bytes).toString('base64url');
    expect(await settled(() => runtime.decodeText(text) ?? 'refused')).toBe('refused');
  });

  it('reads the environment', () => {
    vi.stubEnv('X_JWT_TEST', 'value');
    expect(runtime.readEnvironment('X_JWT_TEST')).toBe('value');
    expect(runtime.readEnvironment('X_JWT_TEST_ABSENT')).toBeUndefined();
  });
});

describe('node.ts verifies RSA', () => {
  it.each(['RS256', 'PS512'] as const)(
    'by %s at once for one, and on threads for the others',
    async (name) => {
      const algorithm = ALGORITHMS[name];
      const { publicJwk, privateJwk } = keys[name];
      const key = await node.importKey(partsOf(publicJwk), algorithm, 'verify');
      const privateKey = await node.importKey(partsOf(privateJwk), algorithm, 'sign');
      const signature = new Uint8Array(await node.sign(algorithm, privateKey, TEXT));
      const verify = (text: string) => node.verify(algorithm, key, signature, text);

      expect(verify(TEXT)).toBe(true);
      const others = [verify(TEXT), verify(`${TEXT}x`), verify(TEXT)];
      expect(others.map((one) => one instanceof Promise)).toEqual([true, true, true]);
      expect(await Promise.all(others)).toEqual([true, false, true]);

      expect(verify(`${TEXT}x`)).toBe(false);
      await undefined;
      expect(verify(TEXT)).toBe(true);
    },
  );
});

describe('web.ts imports keys', () => {
  it('that cannot be exported again', async () => {
    const { publicJwk, privateJwk, privatePem } = keys.ES256;
    const imported = [
      await web.importKey(partsOf(publicJwk), ALGORITHMS.ES256, 'verify'),
      await web.importKey(partsOf(privateJwk), ALGORITHMS.ES256, 'sign'),
      await web.importPkcs8(derOf(privatePem), ALGORITHMS.ES256),
    ];
    // What is opaque elsewhere is a key of Web Crypto here.
    const inner = imported.map((key) => key as unknown as CryptoKey);
    expect(inner.map(({ extractable, usages }) => [extractable, usages])).toEqual([
      [false, ['verify']],
      [false, ['sign']],
      [false, ['sign']],
    ]);
  });
});

describe('web.ts reads an environment', () => {
  it.each<readonly [name: string, process: unknown, value: string | undefined]>([
    ['that is not there', undefined, undefined],
    ['of a process without one', {}, undefined],
    ['of a process with none', { env: null }, undefined],
    ['that holds it', { env: { KEY: 'value' } }, 'value'],
    ['that holds something else', { env: { KEY: { toString: () => 'value' } } }, undefined],
    [
      'that it may not see',
      {
        get env() {
          throw new Error('denied');
        },
      },
      undefined,
    ],
  ])('%s', (_name, process, value) => {
    vi.stubGlobal('process', process);
    const found = web.readEnvironment('KEY');
    vi.unstubAllGlobals();
    expect(found).toBe(value);
  });
});

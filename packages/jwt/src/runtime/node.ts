/**
 * The runtime seam for Node: native calls, which are several times faster than Web Crypto one after another,
 * and there on 18.17, which has no `globalThis.crypto`.
 */
import type { KeyObject, VerifyKeyObjectInput } from 'node:crypto';
import type { Algorithm, KeyKind } from '../algorithms.ts';
import { endsCanonically } from './base64url.ts';
import type {
  DecodeBase64url,
  DecodeText,
  ImportedKey,
  ImportKey,
  ImportPkcs8,
  ReadEnvironment,
  ReadSpki,
  Sign,
  Verify,
} from './runtime.ts';

type Crypto = typeof import('node:crypto');

/** Set by the import of any key. Loading it takes longer than a verification, and who only decodes needs none. */
let crypto: Crypto;

/** Not by an import: that of a module of Node touches each of its members, and so loads Web Crypto as well. */
async function loadCrypto(): Promise<Crypto> {
  // The types don't say that it came with 20.16.
  const { getBuiltinModule } = globalThis.process as Partial<typeof globalThis.process>;
  crypto ??= getBuiltinModule?.('node:crypto') ?? (await import('node:crypto')).default;
  return crypto;
}

/** What Node calls the kinds of keys: by the type, or the curve where the type has several. */
const NODE_KINDS: Readonly<Record<KeyKind, string>> = {
  RSA: 'rsa',
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  Ed25519: 'ed25519',
};

/** The names of Web Crypto are known to some builds of OpenSSL only. */
const NODE_HASHES: Readonly<Record<string, string>> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** What `crypto.verify` and `crypto.sign` take: made once, with the key. */
interface NodeKey {
  readonly hash: string | undefined;
  readonly options: KeyObject | VerifyKeyObjectInput;
}

export const decodeBase64url: DecodeBase64url = (text) => {
  const bytes = decodeCanonical(text);
  // A copy leaves the pool that small Buffers share.
  return bytes && new Uint8Array(bytes);
};

export const decodeText: DecodeText = (text) => {
  const bytes = decodeCanonical(text);
  const decoded = bytes?.toString();
  // What is not UTF-8 was replaced.
  return decoded?.includes('\ufffd') && !bytes?.equals(Buffer.from(decoded)) ? undefined : decoded;
};

/** Buffer skips what is not of the alphabet, looks at the low byte of a character only, and overlooks bits at the end. */
function decodeCanonical(text: string): Buffer | undefined {
  return endsCanonically(text) && !/[^\w-]/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}

export const importKey: ImportKey = async (parts, algorithm, operation) => {
  const { createPublicKey, createPrivateKey } = await loadCrypto();
  const create = operation === 'verify' ? createPublicKey : createPrivateKey;
  return imported(create({ key: { ...parts }, format: 'jwk' }), algorithm);
};

export const readSpki: ReadSpki = async (der) => {
  const { createPublicKey } = await loadCrypto();
  return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }).export({ format: 'jwk' });
};

export const importPkcs8: ImportPkcs8 = async (der, algorithm) => {
  const { createPrivateKey } = await loadCrypto();
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  const { modulusLength = 2_048, namedCurve = key.asymmetricKeyType } = key.asymmetricKeyDetails ?? {};
  if (namedCurve !== NODE_KINDS[algorithm.kind] || modulusLength < 2_048) {
    throw new TypeError(`The key is for ${namedCurve}, or has ${modulusLength} bits`);
  }
  return imported(key, algorithm);
};

/** Whether this thread has verified RSA in this turn of the microtasks. */
let isBusy = false;

const rest = () => {
  isBusy = false;
};

/**
 * RSA takes less than to hand it to another thread, so one alone is verified here. The others of several at once
 * go to threads, as does what takes longer.
 */
export const verify: Verify = ({ kind }, key, signature, text) => {
  const { hash, options } = nodeKeyOf(key);
  const data = Buffer.from(text, 'latin1');
  if (kind === 'RSA' && !isBusy) {
    isBusy = true;
    // Clocks of tests take the place of queueMicrotask().
    Promise.resolve().then(rest);
    return crypto.verify(hash, data, options, signature);
  }
  return new Promise((resolve, reject) => {
    crypto.verify(hash, data, options, signature, (error, isValid) =>
      error ? reject(error) : resolve(isValid),
    );
  });
};

export const sign: Sign = (_algorithm, key, text) => {
  const { hash, options } = nodeKeyOf(key);
  return crypto.sign(hash, Buffer.from(text, 'latin1'), options);
};

// The global: importing `node:process` touches each of its members, standard input among them.
export const readEnvironment: ReadEnvironment = (name) => globalThis.process.env[name];

/** A key alone, where that is enough: Node 24 takes 10 microseconds to read options. */
const optionsOf: Readonly<
  Record<Algorithm['name'], (key: KeyObject, saltLength?: number) => NodeKey['options']>
> = {
  'RSASSA-PKCS1-v1_5': (key) => key,
  'RSA-PSS': (key, saltLength = 0) => ({
    key,
    padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
    saltLength,
  }),
  ECDSA: (key) => ({ key, dsaEncoding: 'ieee-p1363' }),
  Ed25519: (key) => key,
};

function imported(key: KeyObject, { name, hash, saltLength }: Algorithm): ImportedKey {
  const nodeKey: NodeKey = {
    hash: hash && NODE_HASHES[hash],
    options: optionsOf[name](key, saltLength),
  };
  // The two sides of an opaque type.
  return nodeKey as unknown as ImportedKey;
}

const nodeKeyOf = (key: ImportedKey) => key as unknown as NodeKey;

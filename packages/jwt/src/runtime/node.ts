/**
 * The seam for Node. One call after another, native calls are several times faster than Web Crypto, and Node 18 has no
 * `globalThis.crypto`.
 */
import type { KeyObject, VerifyKeyObjectInput } from 'node:crypto';
import { requireGlobals } from '@x/errors/internal';
import type { Algorithm, KeyKind } from '../model/algorithms.ts';
import type {
  DecodeBase64url,
  DecodeText,
  Digest,
  ImportedKey,
  ImportKey,
  ImportPkcs8,
  LoadWebCrypto,
  ReadEnvironment,
  ReadSpki,
  Sign,
  Verify,
} from './runtime.ts';

type Crypto = typeof import('node:crypto');

/** Set by the first import of a key. Loading it takes longer than a verification, and decoding does not need it. */
let crypto: Crypto;

/**
 * Avoids an import statement, which would touch each member of the module, and so load Web Crypto as
 * well (decision 023).
 */
async function loadCrypto(): Promise<Crypto> {
  // Node 20.16 is the first version that has it. The types declare it as always present.
  const { getBuiltinModule } = globalThis.process as Partial<typeof globalThis.process>;
  crypto ??= getBuiltinModule?.('node:crypto') ?? (await import('node:crypto')).default;
  return crypto;
}

/** Node's names of the kinds of keys: the type, or the curve if the type has several. */
const NODE_KINDS: Readonly<Record<KeyKind, string>> = {
  RSA: 'rsa',
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  Ed25519: 'ed25519',
};

/** Node's names of the hashes. Only some builds of OpenSSL know the names of Web Crypto. */
const NODE_HASHES: Readonly<Record<string, string>> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The arguments of `crypto.verify` and `crypto.sign`, created once with the key. */
interface NodeKey {
  readonly hash: string | undefined;
  readonly options: KeyObject | VerifyKeyObjectInput;
}

export const decodeBase64url: DecodeBase64url = (text) => {
  const bytes = decodeCanonical(text);
  // A copy, because small Buffers are views of a shared pool.
  return bytes && new Uint8Array(bytes);
};

export const decodeText: DecodeText = (text) => {
  const bytes = decodeCanonical(text);
  const decoded = bytes?.toString();
  // Bytes that are not UTF-8 were replaced by U+FFFD.
  return decoded?.includes('\ufffd') && !bytes?.equals(Buffer.from(decoded)) ? undefined : decoded;
};

/**
 * Encodes the bytes again and compares: Buffer skips unknown characters, reads only the low byte of each, and ignores
 * trailing bits. That takes half as long as a search for unknown characters.
 */
function decodeCanonical(text: string): Buffer | undefined {
  try {
    const bytes = Buffer.from(text, 'base64url');
    return bytes.toString('base64url') === text ? bytes : undefined;
  } catch {
    return undefined; // Deno 2.7.1, for one, throws for an impossible length
  }
}

export const importKey: ImportKey = async (parts, algorithm, operation) => {
  const { createPublicKey, createPrivateKey } = await loadCrypto();
  const create = operation === 'verify' ? createPublicKey : createPrivateKey;
  return toImportedKey(create({ key: { ...parts }, format: 'jwk' }), algorithm);
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
  return toImportedKey(key, algorithm);
};

/** Keys whose signatures take about 0.1 ms or less, too little to hand a single one to another thread (decision 022). */
const FAST_KINDS: ReadonlySet<KeyKind> = new Set(['RSA', 'P-256', 'Ed25519']);

/** True if this thread has verified a signature in this turn of the microtasks. */
let isBusy = false;

const markIdle = () => {
  isBusy = false;
};

/**
 * Handing a signature to another thread and back is not worth its cost for a single one of a fast algorithm, so that is
 * verified here. Of several at once, the others go to other threads, as do signatures of slower algorithms
 * (decision 022).
 */
export const verify: Verify = ({ kind }, key, signature, text) => {
  const { hash, options } = nodeKeyOf(key);
  const data = Buffer.from(text, 'latin1');
  if (FAST_KINDS.has(kind) && !isBusy) {
    isBusy = true;
    // Not queueMicrotask(), which fake timers of tests replace.
    Promise.resolve().then(markIdle);
    return crypto.verify(hash, data, options, signature);
  }
  return new Promise((resolve, reject) => {
    crypto.verify(hash, data, options, signature, (error, isValid) =>
      error ? reject(error) : resolve(isValid),
    );
  });
};

export const digest: Digest = (text) => {
  // Node 20.12 is the first version that has it. It takes half as long, because it creates no object.
  const { hash } = crypto as Partial<Crypto>;
  return hash?.('sha256', text, 'base64') ?? crypto.createHash('sha256').update(text).digest('base64');
};

export const sign: Sign = (_algorithm, key, text) => {
  const { hash, options } = nodeKeyOf(key);
  return crypto.sign(hash, Buffer.from(text, 'latin1'), options);
};

// The global, because importing `node:process` touches each of its members, including standard input.
export const readEnvironment: ReadEnvironment = (name) => globalThis.process.env[name];

export const loadWebCrypto: LoadWebCrypto = async () => {
  // The types of Node and of the web describe the same object, and declare it as always complete.
  const webcrypto = (await loadCrypto()).webcrypto as globalThis.Crypto;
  const { subtle }: Partial<globalThis.Crypto> = webcrypto;
  if (subtle === undefined) {
    requireGlobals('crypto.subtle');
  }
  return webcrypto;
};

/** Passes the key alone if possible: Node 24 takes 10 microseconds to read options. */
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

function toImportedKey(key: KeyObject, { name, hash, saltLength }: Algorithm): ImportedKey {
  const nodeKey: NodeKey = {
    hash: hash && NODE_HASHES[hash],
    options: optionsOf[name](key, saltLength),
  };
  // Casts between the opaque type of the seam and the key of this runtime, here and below.
  return nodeKey as unknown as ImportedKey;
}

const nodeKeyOf = (key: ImportedKey) => key as unknown as NodeKey;

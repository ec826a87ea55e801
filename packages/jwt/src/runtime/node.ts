/**
 * The runtime seam for Node: native calls, which are several times faster than Web Crypto one after another,
 * and there on 18.17, which has no `globalThis.crypto`.
 */
import buffer, { Buffer } from 'node:buffer';
import crypto, { type KeyObject } from 'node:crypto';
import process from 'node:process';
import type { Algorithm } from '../algorithms.ts';
import type {
  DecodeBase64url,
  DecodeText,
  ImportedKey,
  ImportKey,
  KeyMaterial,
  Operation,
  ReadEnvironment,
  Sign,
  Verify,
} from './runtime.ts';

const { isUtf8 } = buffer;

/** What Node calls the types and curves of keys. */
const NODE_KEY_TYPES = { RSA: 'rsa', EC: 'ec', OKP: 'ed25519' } as const;
const NODE_CURVES: Readonly<Record<string, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
};

/** The names of Web Crypto are known to some builds of OpenSSL only. */
const NODE_HASHES: Readonly<Record<string, string>> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

export const decodeBase64url: DecodeBase64url = (text) => {
  const bytes = decodeCanonical(text);
  // A copy leaves the pool that small Buffers share.
  return bytes && new Uint8Array(bytes);
};

export const decodeText: DecodeText = (text) => {
  const bytes = decodeCanonical(text);
  return bytes && isUtf8(bytes) ? bytes.toString() : undefined;
};

/** Buffer skips what is not of the alphabet: only canonical text comes back the same. */
function decodeCanonical(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

export const importKey: ImportKey = (material, algorithm, operation) => {
  const key = keyObjectOf(material, operation);
  const { modulusLength, publicExponent, namedCurve } = key.asymmetricKeyDetails ?? {};
  const curve = algorithm.keyType === 'EC' ? NODE_CURVES[algorithm.curve ?? ''] : undefined;
  if (key.asymmetricKeyType !== NODE_KEY_TYPES[algorithm.keyType] || namedCurve !== curve) {
    throw new TypeError(`The key is of type ${key.asymmetricKeyType}`);
  }
  return { handle: key, modulusBits: modulusLength, publicExponent };
};

export const verify: Verify = (algorithm, key, signature, text) => {
  const [hash, options] = nodeParameters(algorithm, key);
  const data = Buffer.from(text, 'latin1');
  if (algorithm.keyType === 'RSA') {
    return crypto.verify(hash, data, options, signature);
  }
  // These take long enough to be worth a thread.
  return new Promise((resolve, reject) => {
    crypto.verify(hash, data, options, signature, (error, isValid) =>
      error ? reject(error) : resolve(isValid),
    );
  });
};

export const sign: Sign = (algorithm, key, text) => {
  const [hash, options] = nodeParameters(algorithm, key);
  return crypto.sign(hash, Buffer.from(text, 'latin1'), options);
};

export const readEnvironment: ReadEnvironment = (name) => process.env[name];

function keyObjectOf({ jwk, der }: KeyMaterial, operation: Operation): KeyObject {
  if (operation === 'verify') {
    return der === undefined
      ? crypto.createPublicKey({ key: { ...jwk }, format: 'jwk' })
      : crypto.createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  }
  return der === undefined
    ? crypto.createPrivateKey({ key: { ...jwk }, format: 'jwk' })
    : crypto.createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
}

function nodeParameters({ parameters }: Algorithm, { handle }: ImportedKey) {
  const { name, hash, saltLength } = parameters;
  // Made by `importKey` above.
  const key = handle as KeyObject;
  const padding =
    name === 'RSA-PSS' ? crypto.constants.RSA_PKCS1_PSS_PADDING : crypto.constants.RSA_PKCS1_PADDING;
  const options =
    name === 'ECDSA' || name === 'Ed25519'
      ? ({ key, dsaEncoding: 'ieee-p1363' } as const)
      : { key, padding, saltLength };
  return [hash === undefined ? undefined : NODE_HASHES[hash], options] as const;
}

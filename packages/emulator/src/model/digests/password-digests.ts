import { runtime } from '#runtime';
import { toHex } from '../../keys/ids.ts';
import { subtleCrypto } from '../../keys/subtle-crypto.ts';
import { isBcrypt } from './bcrypt.ts';
import { type Bytes, concat, decoders, type Encoding, utf8 } from './encodings.ts';
import { matchDigest } from './formats.ts';

/** Checks a password against the named parts of a digest. Resolves to undefined for a digest that is too expensive. */
type Check = (
  parts: Readonly<Record<string, string>>,
  password: string,
) => boolean | undefined | Promise<boolean | undefined>;

/** A digest with more work than this would keep a processor busy for seconds. */
const MAXIMUM_ITERATIONS = 2_000_000;
const MAXIMUM_KEY_LENGTH = 256;
const MAXIMUM_BCRYPT_COST = 14;
const MAXIMUM_PHPASS_LOG = 18;
/** Blocks of 128 bytes that scrypt mixes. */
const MAXIMUM_SCRYPT_BLOCKS = 2 ** 21;
/** KiB times passes of Argon2. */
const MAXIMUM_ARGON2_WORK = 2 ** 19;

/**
 * Resolves to whether the digest is that of the password. A malformed digest is not that of any password. Resolves to
 * undefined for a digest that the emulator does not compute: of an unknown format, or with too much work.
 */
export async function checkDigest(
  hasher: string | null,
  digest: string,
  password: string,
): Promise<boolean | undefined> {
  const check = CHECKS.get(hasher ?? '');
  if (check === undefined || hasher === null) return undefined;
  const parts = matchDigest(hasher, digest);
  return parts !== undefined && check(parts, password);
}

const CHECKS: ReadonlyMap<string, Check> = /* @__PURE__ */ new Map<string, Check>([
  ['argon2i', checkArgon2],
  ['argon2id', checkArgon2],
  ['bcrypt', (parts, password) => checkBcrypt(parts, password)],
  ['bcrypt_peppered', (parts, password) => checkBcrypt(parts, password + parts['pepper'])],
  [
    'bcrypt_sha256_django',
    async (parts, password) => checkBcrypt(parts, toHex(await hash('SHA-256', utf8(password)))),
  ],
  ['ldap_ssha', checkSaltedSha],
  ['md5', ({ key = '' }, password) => isHex(key, md5(utf8(password)))],
  ['md5_salted', ({ key = '', salt = '' }, password) => isHex(key, md5(utf8(salt + password)))],
  ['md5_phpass', async (parts, password) => checkPhpass(parts, toHex(await md5(utf8(password))))],
  ['phpass', checkPhpass],
  ['pbkdf2_sha1', pbkdf2({ hash: 'SHA-1', salt: 'hex-or-utf8', key: 'hex' })],
  ['pbkdf2_sha256', pbkdf2({ hash: 'SHA-256', salt: 'base64', key: 'base64' })],
  ['pbkdf2_sha256_django', pbkdf2({ hash: 'SHA-256', salt: 'utf8', key: 'base64' })],
  ['pbkdf2_sha512', pbkdf2({ hash: 'SHA-512', salt: 'utf8', key: 'hex' })],
  ['pbkdf2_sha512_hex', pbkdf2({ hash: 'SHA-512', salt: 'hex', key: 'hex' })],
  ['scrypt_firebase', checkFirebase],
  ['scrypt_werkzeug', checkWerkzeug],
  ['sha256', ({ key = '' }, password) => isHex(key, hash('SHA-256', utf8(password)))],
  [
    'sha256_salted',
    ({ key = '', salt = '' }, password) => isHex(key, hash('SHA-256', utf8(salt + password))),
  ],
  ['sha512_symfony', checkSymfony],
]);

interface Pbkdf2Form {
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-512';
  readonly salt: Encoding;
  readonly key: Encoding;
}

function pbkdf2(form: Pbkdf2Form): Check {
  return async (parts, password) => {
    const salt = decoders[form.salt](parts['salt'] ?? '');
    const expected = decoders[form.key](parts['key'] ?? '');
    const iterations = Number(parts['iterations']);
    if (!salt || !expected?.length) return false;
    if (iterations > MAXIMUM_ITERATIONS || expected.length > MAXIMUM_KEY_LENGTH) return undefined;
    const { subtle } = runtime.crypto;
    const source = await subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits']);
    const parameters = { name: 'PBKDF2', hash: form.hash, salt, iterations };
    // Workers reject more than 100,000 iterations.
    const bits = await subtle.deriveBits(parameters, source, expected.length * 8).catch(() => undefined);
    return bits && toHex(new Uint8Array(bits)) === toHex(expected);
  };
}

const SHA1_LENGTH = 20;

/** The key has the hash of the password and the salt, followed by the salt. */
async function checkSaltedSha({ key = '' }: Readonly<Record<string, string>>, password: string) {
  const bytes = decoders.base64(key);
  if (bytes === undefined || bytes.length < SHA1_LENGTH) return false;
  const salted = concat(utf8(password), bytes.subarray(SHA1_LENGTH));
  return toHex(await hash('SHA-1', salted)) === toHex(bytes.subarray(0, SHA1_LENGTH));
}

async function checkBcrypt(parts: Readonly<Record<string, string>>, password: string) {
  const { cost = '', salt = '', key = '' } = parts;
  if (Number(cost) > MAXIMUM_BCRYPT_COST) return undefined;
  return isBcrypt(password, { cost: Number(cost), salt, hash: key });
}

async function checkArgon2(parts: Readonly<Record<string, string>>, password: string) {
  const salt = decoders.base64(parts['salt'] ?? '');
  const expected = decoders.base64(parts['key'] ?? '');
  const [m, t, p] = [Number(parts['m']), Number(parts['t']), Number(parts['p'])];
  if (!salt || !expected || salt.length < 8 || expected.length < 4 || m < 8 * p) return false;
  if (m * t > MAXIMUM_ARGON2_WORK || expected.length > MAXIMUM_KEY_LENGTH) return undefined;
  const { argon2iAsync, argon2idAsync } = await import('@noble/hashes/argon2');
  const compute = parts['variant'] === 'argon2id' ? argon2idAsync : argon2iAsync;
  const version = Number(parts['version'] ?? 19);
  const computed = await compute(utf8(password), salt, { m, t, p, version, dkLen: expected.length });
  return toHex(computed) === toHex(expected);
}

interface ScryptWork {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

async function scrypt(password: string, salt: Bytes, { N, r, p }: ScryptWork): Promise<Bytes | undefined> {
  if (N * r * p > MAXIMUM_SCRYPT_BLOCKS) return undefined;
  const { scryptAsync } = await import('@noble/hashes/scrypt');
  return Uint8Array.from(await scryptAsync(utf8(password), salt, { N, r, p, dkLen: 64 }));
}

async function checkWerkzeug(parts: Readonly<Record<string, string>>, password: string) {
  const { key = '', salt = '' } = parts;
  const work = { N: Number(parts['n']), r: Number(parts['r']), p: Number(parts['p']) };
  if (work.N < 2 || !Number.isInteger(Math.log2(work.N))) return false;
  const expected = decoders.hex(key) ?? decoders.base64(key);
  const computed = await scrypt(password, utf8(salt), work);
  return computed && expected && toHex(computed) === toHex(expected);
}

/** Firebase encrypts the signer key of the project with a key from scrypt. */
async function checkFirebase(parts: Readonly<Record<string, string>>, password: string) {
  const { key = '', salt = '', signerKey = '', separator = '', rounds, memory } = parts;
  const decoded = [key, salt, signerKey, separator].map((text) => decoders.base64(text));
  const [expected, userSalt, signer, projectSalt] = decoded;
  if (!expected || !userSalt || !signer || !projectSalt) return false;
  const work = { N: 2 ** Number(memory), r: Number(rounds), p: 1 };
  const derived = await scrypt(password, concat(userSalt, projectSalt), work);
  if (derived === undefined) return undefined;
  const { subtle } = runtime.crypto;
  const cipher = await subtle.importKey('raw', derived.slice(0, 32), 'AES-CTR', false, ['encrypt']);
  const counter = new Uint8Array(16);
  const encrypted = await subtle.encrypt({ name: 'AES-CTR', counter, length: 64 }, cipher, signer);
  return toHex(new Uint8Array(encrypted)) === toHex(expected);
}

const PHPASS_ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

async function checkPhpass(parts: Readonly<Record<string, string>>, password: string) {
  const { rounds = '', salt = '', key = '' } = parts;
  const log = PHPASS_ALPHABET.indexOf(rounds);
  if (log > MAXIMUM_PHPASS_LOG) return undefined;
  const { md5: digest } = await import('@noble/hashes/legacy');
  const bytes = utf8(password);
  let computed = digest(concat(utf8(salt), bytes));
  for (let round = 2 ** log; round > 0; round--) computed = digest(concat(computed, bytes));
  return encodePhpass(computed) === key;
}

/** Encodes groups of three bytes as four characters, the lowest bits first. */
function encodePhpass(bytes: Uint8Array): string {
  const starts = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, group) => group * 3);
  const encoded = starts.map((start) => {
    const group = bytes.slice(start, start + 3);
    const value = group.reduce((sum, byte, index) => sum | (byte << (8 * index)), 0);
    const digits = Array.from({ length: group.length + 1 }, (_, index) => (value >> (6 * index)) & 63);
    return digits.map((digit) => PHPASS_ALPHABET.charAt(digit)).join('');
  });
  return encoded.join('');
}

const MAXIMUM_SYMFONY_ITERATIONS = 50_000;

async function checkSymfony(parts: Readonly<Record<string, string>>, password: string) {
  const { iterations = '', salt = '', key = '' } = parts;
  if (Number(iterations) > MAXIMUM_SYMFONY_ITERATIONS) return undefined;
  const expected = decoders.base64(key);
  const salted = utf8(salt === '' ? password : `${password}{${salt}}`);
  let computed = await hash('SHA-512', salted);
  for (let round = 1; round < Number(iterations); round++) {
    computed = await hash('SHA-512', concat(computed, salted));
  }
  return expected !== undefined && toHex(computed) === toHex(expected);
}

async function isHex(expected: string, computed: Promise<Uint8Array>): Promise<boolean> {
  return toHex(await computed) === expected.toLowerCase();
}

async function md5(bytes: Bytes): Promise<Uint8Array> {
  const { md5: digest } = await import('@noble/hashes/legacy');
  return digest(bytes);
}

async function hash(name: 'SHA-1' | 'SHA-256' | 'SHA-512', bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtleCrypto().digest(name, bytes));
}

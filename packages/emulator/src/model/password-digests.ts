import { runtime } from '#runtime';
import { toHex } from '../keys/ids.ts';

/** A digest with more iterations would keep a processor busy for seconds. */
const MAXIMUM_ITERATIONS = 2_000_000;
const MAXIMUM_KEY_LENGTH = 256;

/**
 * Resolves to whether the digest is that of the password, and to undefined for a hash function that Web Crypto lacks. A
 * malformed digest is not that of any password.
 */
export async function checkDigest(
  hasher: string | null,
  digest: string,
  password: string,
): Promise<boolean | undefined> {
  if (hasher === 'sha256') return toHex(await hash('SHA-256', utf8(password))) === digest.toLowerCase();
  if (hasher === 'ldap_ssha') return checkSaltedSha(digest, password);
  const form = PBKDF2_FORMS.get(hasher ?? '');
  return form && checkPbkdf2(form, digest, password);
}

interface Pbkdf2Form {
  /** The first part of `name$iterations$salt$key`. */
  readonly name: string;
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-512';
  readonly salt: Encoding;
  readonly key: Encoding;
}

const PBKDF2_FORMS: ReadonlyMap<string, Pbkdf2Form> = /* @__PURE__ */ new Map<string, Pbkdf2Form>([
  ['pbkdf2_sha1', { name: 'pbkdf2_sha1', hash: 'SHA-1', salt: 'utf8', key: 'hex' }],
  ['pbkdf2_sha256', { name: 'pbkdf2_sha256', hash: 'SHA-256', salt: 'base64', key: 'base64' }],
  ['pbkdf2_sha256_django', { name: 'pbkdf2_sha256', hash: 'SHA-256', salt: 'utf8', key: 'base64' }],
  ['pbkdf2_sha512', { name: 'pbkdf2_sha512', hash: 'SHA-512', salt: 'utf8', key: 'hex' }],
  ['pbkdf2_sha512_hex', { name: 'pbkdf2_sha512_hex', hash: 'SHA-512', salt: 'hex', key: 'hex' }],
]);

async function checkPbkdf2(form: Pbkdf2Form, digest: string, password: string): Promise<boolean | undefined> {
  const [name, iterationsText = '', saltText = '', keyText = ''] = digest.split('$');
  const salt = DECODERS[form.salt](saltText);
  const expected = DECODERS[form.key](keyText);
  const iterations = /^[1-9]\d{0,9}$/.test(iterationsText) ? Number(iterationsText) : undefined;
  if (name !== form.name || iterations === undefined || !salt || !expected?.length) return false;
  if (iterations > MAXIMUM_ITERATIONS || expected.length > MAXIMUM_KEY_LENGTH) return undefined;
  const { subtle } = runtime.crypto;
  const source = await subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: form.hash, salt, iterations };
  // Workers reject more than 100,000 iterations.
  const bits = await subtle.deriveBits(parameters, source, expected.length * 8).catch(() => undefined);
  return bits && toHex(new Uint8Array(bits)) === toHex(expected);
}

const SHA1_LENGTH = 20;

/** `{SSHA}` and base64 of the hash of the password and the salt, followed by the salt. */
async function checkSaltedSha(digest: string, password: string): Promise<boolean> {
  const encoded = /^\{SSHA\}(?<encoded>.+)$/.exec(digest)?.groups?.['encoded'];
  const bytes = encoded === undefined ? undefined : DECODERS.base64(encoded);
  if (bytes === undefined || bytes.length < SHA1_LENGTH) return false;
  const salted = Uint8Array.from([...utf8(password), ...bytes.subarray(SHA1_LENGTH)]);
  return toHex(await hash('SHA-1', salted)) === toHex(bytes.subarray(0, SHA1_LENGTH));
}

type Bytes = Uint8Array<ArrayBuffer>;
type Encoding = 'utf8' | 'hex' | 'base64';

const DECODERS: Readonly<Record<Encoding, (text: string) => Bytes | undefined>> = {
  utf8: (text) => utf8(text),
  hex: (text) =>
    /^(?:[\da-f]{2})*$/i.test(text)
      ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
      : undefined,
  base64: (text) =>
    /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}(?:==)?|[A-Za-z\d+/]{3}=?)?$/.test(text)
      ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
      : undefined,
};

function utf8(text: string): Bytes {
  return Uint8Array.from(new TextEncoder().encode(text));
}

async function hash(name: 'SHA-1' | 'SHA-256', bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await runtime.crypto.subtle.digest(name, bytes));
}

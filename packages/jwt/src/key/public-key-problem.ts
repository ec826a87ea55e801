import { isPlatformObject, kindOfKey, quote } from '@x/errors/internal';
import { ALGORITHMS, isAlgorithmName, type KeyKind } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import { problemOfReading } from './read-parts.ts';
import { readPem } from './read-pem.ts';
import { kindOfSpki, lengthOfElement, PKCS1_ADVICE } from './read-spki-header.ts';

/** Longer values are not keys. They are cut, so that the patterns below take bounded time. */
const MAX_LENGTH = 16_384;

const PRIVATE_KEY =
  'is a private key. Pass the public key, which "openssl pkey -pubout" extracts, and keep the private key secret.';
const NOT_A_PEM =
  'is neither a PEM of the label "PUBLIC KEY" nor its base64. Copy the public key of the instance, from the line with "BEGIN" to the line with "END".';
const WEAK_KEY = 'is not an RSA key of 2048 to 8192 bits with an odd exponent of at least 3.';
const CUT_OFF = 'is cut off. Copy it whole, from the line with "BEGIN" to the line with "END".';

/** The problem of a string that is not a public key, by how it looks. */
const PROBLEMS_BY_PATTERN: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
  [/^\s*$/, 'is empty. Pass a key, or null for no key.'],
  [/^\s*["'`\u2018-\u201f]|["'`\u2018-\u201f]\s*$/, 'is in quotation marks. Remove them.'],
  [/^\s*(?:undefined|null)\s*$/, 'is the word "undefined" or "null". Is the environment variable set?'],
  [/^\s*\$|^%\w+%$/, 'is a reference to a variable that was not replaced. Pass the value of the variable.'],
  [/^\s*[A-Z][A-Z0-9_]*=(?!=*\s*$)/, 'begins with the name of a variable. Pass the text after "=" only.'],
  [/(?:\.\.\.|\u2026)\s*$/, 'is cut off: it ends with dots. Copy it whole.'],
  [/^[^\n]*\.(?:pem|pub|crt|key)\s*$/, 'is the path of a file. Pass the content of the file.'],
  [/[^\s!-~]/, 'has a character outside of ASCII. Copy the key again.'],
  [/^\s*[[{]/, 'is JSON text. Pass the object, and not its text.'],
  [/^\s*https?:/i, 'is a URL. Pass the URL of a JWKS as "jwksUrl".'],
  [/^\s*(?:ssh|ecdsa-sha2|sk-ssh)-|BEGIN SSH2/, 'is an SSH key. "ssh-keygen -e -m PKCS8" converts it.'],
  [
    /-----BEGIN OPENSSH PRIVATE KEY/,
    'is a private key of OpenSSH. Pass the public key, which "ssh-keygen -e -m PKCS8" extracts, and keep the private key secret.',
  ],
  [
    /-----BEGIN ENCRYPTED PRIVATE KEY/,
    'is a private key that is encrypted. Pass the public key, which "openssl pkey -pubout" extracts with the passphrase.',
  ],
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/, PRIVATE_KEY],
  [
    /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/,
    'is a certificate. "openssl x509 -pubkey -noout" extracts its key.',
  ],
  [
    /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/,
    'is a certificate request. "openssl req -pubkey -noout" extracts its key.',
  ],
  [/-----BEGIN RSA PUBLIC KEY/, `is a PKCS#1 key. ${PKCS1_ADVICE}`],
  [/-----BEGIN(?!.*-----END)/s, CUT_OFF],
  [/^(?:(?!-----BEGIN).)*-----END/s, CUT_OFF],
  [/-----BEGIN.*-----BEGIN/s, 'holds more than one PEM. Pass one key.'],
];

/**
 * Returns what is wrong with the form of a public key: the end of a sentence that begins with the name of the option.
 * Returns undefined for a key that can be imported as far as its form says. The problem never contains the key.
 */
export function publicKeyProblem(key: unknown): string | undefined {
  if (typeof key === 'string') {
    return problemOfText(key.slice(0, MAX_LENGTH));
  }
  if (typeof key !== 'object' || key === null) {
    return `is neither a JWK nor a string, but a value of type ${typeof key}.`;
  }
  return problemOfJwk(key);
}

/** Returns the kind of a public key, as far as its form says. Undefined for a key with a problem. */
export function kindOfPublicKey(key: JsonWebKey | string): KeyKind | undefined {
  if (typeof key !== 'string') {
    return kindOfJwk(key);
  }
  const der = derOf(key.slice(0, MAX_LENGTH));
  return der && kindOfSpki(der);
}

function problemOfText(text: string): string | undefined {
  const listed = PROBLEMS_BY_PATTERN.find(([pattern]) => pattern.test(text))?.[1];
  const kind = kindOfKey(text);
  const isPem = kind === undefined || kind === 'a PEM';
  if (listed !== undefined || !isPem) {
    return listed ?? `is ${kind}. Pass the public key of the instance, a PEM or a JWK.`;
  }
  const der = derOf(text);
  if (der === undefined) {
    return NOT_A_PEM;
  }
  return problemOfDer(der);
}

function derOf(text: string): Uint8Array | undefined {
  try {
    return readPem(text, 'PUBLIC KEY', '');
  } catch {
    return undefined;
  }
}

function problemOfDer(der: Uint8Array): string | undefined {
  if (isPrivateDer(der)) {
    return PRIVATE_KEY;
  }
  const kind = kindOfSpki(der);
  if (kind === undefined) {
    return 'is not the SPKI of a supported kind of key: RSA, P-256, P-384, P-521 or Ed25519.';
  }
  const length = lengthOfElement(der);
  if (length > der.length) {
    return CUT_OFF;
  }
  if (length < der.length) {
    return 'has more bytes than a key. Copy the key alone.';
  }
  return kind === 'RSA' && length < SHORTEST_RSA_KEY ? WEAK_KEY : undefined;
}

/** The bytes of an SPKI with a modulus of 2048 bits and an exponent of one byte. */
const SHORTEST_RSA_KEY = 292;

/** Private keys (PKCS#8, PKCS#1 and SEC 1) begin with the integer of their version: a tag, the length 1, and 0 or 1. */
function isPrivateDer([tag, length = 0, ...rest]: Uint8Array): boolean {
  const start = length < 0x80 ? 0 : length - 0x80;
  return tag === 0x30 && rest[start] === 2 && rest[start + 1] === 1;
}

function problemOfJwk(key: object): string | undefined {
  if (ArrayBuffer.isView(key) || isPlatformObject(key, 'ArrayBuffer', 'SharedArrayBuffer')) {
    return 'is binary data. Pass a PEM as a string, or a JWK.';
  }
  if (isPlatformObject(key, 'Promise')) {
    return 'is a promise. Await it first.';
  }
  if (Object.prototype.toString.call(key) !== '[object Object]' && !Array.isArray(key)) {
    return `is not a JWK but ${quote(key)}.`;
  }
  if (Array.isArray(key) || Array.isArray(Reflect.get(key, 'keys'))) {
    return 'is a set of keys. Pass one key, or the URL of a JWKS as "jwksUrl".';
  }
  const jwk: JsonWebKey = key;
  if (jwk.kty === 'oct' || Reflect.get(key, 'k') !== undefined) {
    return 'is an HMAC secret, which must not be public. Pass the public key of the instance.';
  }
  if (jwk.d !== undefined) {
    return 'is a private key: it has the member "d". Pass the public key, and keep the private key secret.';
  }
  if (jwk.kty === undefined) {
    return 'is not a supported JWK: it has no "kty". Pass a PEM as a string, or a JWK.';
  }
  const kind = kindOfJwk(jwk);
  if (kind === undefined) {
    return `is not a supported JWK: its kty is ${quote(jwk.kty)}, and its crv ${quote(jwk.crv)}.`;
  }
  return problemOfUse(jwk, kind) ?? problemOfParts(jwk, kind);
}

const CURVES: readonly unknown[] = ['P-256', 'P-384', 'P-521'];

function kindOfJwk({ kty, crv }: JsonWebKey): KeyKind | undefined {
  if (kty === 'RSA') {
    return 'RSA';
  }
  const isKnown = (kty === 'EC' && CURVES.includes(crv)) || (kty === 'OKP' && crv === 'Ed25519');
  // The lists above have kinds of keys only.
  return isKnown ? (crv as KeyKind) : undefined;
}

function problemOfUse({ alg, use, key_ops: operations }: JsonWebKey, kind: KeyKind): string | undefined {
  const isKnownAlgorithm = isAlgorithmName(alg) && ALGORITHMS[alg].kind === kind;
  if (alg !== undefined && !isKnownAlgorithm && !(alg === 'Ed25519' && kind === 'Ed25519')) {
    return `is a key for ${kind} with the alg ${quote(alg)}, which no such key has.`;
  }
  const isForVerifying =
    operations === undefined || (Array.isArray(operations) && operations.includes('verify'));
  return (use ?? 'sig') !== 'sig' || use === null || !isForVerifying
    ? 'is not for signatures: its use or key_ops do not allow it to verify.'
    : undefined;
}

function problemOfParts(jwk: JsonWebKey, kind: KeyKind): string | undefined {
  const missing = kind.startsWith('P-')
    ? (['x', 'y'] as const).find((name) => jwk[name] === undefined)
    : undefined;
  if (missing !== undefined) {
    return `has no ${missing} in base64url.`;
  }
  const problem = problemOfReading(jwk, kind);
  return problem && `${problem}.`;
}

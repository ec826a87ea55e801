/** RSA without a library, for keys and signatures that no library makes. */
import { checkPrimeSync } from 'node:crypto';
import { base64url, bigIntOf, bytesOf, hashOf, type Jwk } from './forge.ts';

/** A key of many small primes. It is fast to make at any size, and always the same. */
export interface SmallPrimeKey {
  readonly primes: readonly bigint[];
  readonly modulus: bigint;
  readonly exponent: bigint;
  readonly lengthInBytes: number;
  readonly publicJwk: Jwk;
}

const PRIME_BITS = 64;

export function makeSmallPrimeKey(bits: number, exponent: bigint): SmallPrimeKey {
  const count = Math.floor(bits / PRIME_BITS);
  const sizes = Array.from({ length: count }, (_, index) =>
    index === 0 ? PRIME_BITS + (bits % PRIME_BITS) : PRIME_BITS,
  );
  const primes = sizes.map((size, index) => primeBelow(size, `${bits} ${index}`, exponent));
  const modulus = primes.reduce((product, prime) => product * prime, 1n);
  const lengthInBytes = Math.ceil(bits / 8);
  return { primes, modulus, exponent, lengthInBytes, publicJwk: rsaJwk(modulus, exponent) };
}

export function rsaJwk(modulus: bigint, exponent: bigint): Jwk {
  return { kty: 'RSA', n: minimal(modulus), e: minimal(exponent) };
}

/** A prime just below a power of two, so that a product of such primes has exactly the required number of bits. */
function primeBelow(bits: number, seed: string, exponent: bigint): bigint {
  const offset = bigIntOf(hashOf('sha256', Buffer.from(seed)).subarray(0, 5));
  let candidate = (1n << BigInt(bits)) - 1n - 2n * offset;
  while (!checkPrimeSync(candidate) || (exponent > 1n && (candidate - 1n) % exponent === 0n)) {
    candidate -= 2n;
  }
  return candidate;
}

/** The private operation of RSA, prime by prime. For the exponent 1 it needs no private key. */
function powPrivate(key: SmallPrimeKey, message: bigint): bigint {
  return key.primes.reduce((sum, prime) => {
    const root = power(message % prime, invert(key.exponent, prime - 1n), prime);
    const rest = key.modulus / prime;
    return (sum + root * rest * invert(rest % prime, prime)) % key.modulus;
  }, 0n);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  for (let [square, bits] = [base, exponent]; bits > 0n; bits >>= 1n) {
    result = bits & 1n ? (result * square) % modulus : result;
    square = (square * square) % modulus;
  }
  return result;
}

function invert(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  }
  return ((x % modulus) + modulus) % modulus;
}

const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 9.2), or with a different DigestInfo. */
export function padPkcs1(
  text: string,
  length: number,
  digestInfo: Uint8Array = Buffer.concat([SHA256_PREFIX, hashOf('sha256', Buffer.from(text))]),
): Buffer {
  const filler = Buffer.alloc(length - digestInfo.length - 3, 0xff);
  return Buffer.concat([Buffer.from([0, 1]), filler, Buffer.from([0]), digestInfo]);
}

/** A token that is signed as RS256 with a hand-made key. */
export function signWithSmallPrimes(text: string, key: SmallPrimeKey): string {
  const padded = bigIntOf(padPkcs1(text, key.lengthInBytes));
  return `${text}.${base64url(bytesOf(powPrivate(key, padded), key.lengthInBytes))}`;
}

function minimal(value: bigint): string {
  const hex = value.toString(16);
  return base64url(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
}

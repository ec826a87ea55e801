// Pure
import { type Bytes, utf8 } from './encodings.ts';

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const MAXIMUM_PASSWORD_BYTES = 72;
const SALT_BYTES = 16;
const DIGEST_BYTES = 23;
const P_WORDS = 18;
const S_WORDS = 1024;
const ENCRYPTIONS = 64;
const PLAIN_TEXT = 'OrpheanBeholderScryDoubt';

/** The parts of a digest such as `$2b$10$...`. */
export interface BcryptParts {
  readonly cost: number;
  /** 22 characters of salt. */
  readonly salt: string;
  /** 31 characters of hash. */
  readonly hash: string;
}

/** Returns whether a bcrypt digest is that of the password. It takes 2 to the power of the cost rounds. */
export function isBcrypt(password: string, { cost, salt, hash }: BcryptParts): boolean {
  const key = utf8(`${password}\0`).slice(0, MAXIMUM_PASSWORD_BYTES);
  return encode(digestOf(key, decode(salt), cost)) === hash;
}

/** The state of the Blowfish cipher. */
interface Blowfish {
  readonly p: Int32Array;
  readonly s: Int32Array;
}

function digestOf(key: Bytes, salt: Bytes, cost: number): Bytes {
  const cipher = createCipher();
  const keyWords = wordsOf(key);
  const saltWords = wordsOf(salt);
  expand(cipher, keyWords, saltWords);
  const none = new Int32Array(P_WORDS);
  for (let round = 2 ** cost; round > 0; round--) {
    expand(cipher, keyWords, none);
    expand(cipher, saltWords, none);
  }
  const text = wordsOf(utf8(PLAIN_TEXT)).slice(0, PLAIN_TEXT.length / 4);
  for (let at = 0; at < text.length; at += 2) {
    for (let time = 0; time < ENCRYPTIONS; time++) encipher(cipher, text, at);
  }
  const view = new DataView(new ArrayBuffer(text.byteLength));
  text.forEach((word, index) => {
    view.setInt32(index * 4, word);
  });
  return new Uint8Array(view.buffer).slice(0, DIGEST_BYTES);
}

/** Returns 18 words, big-endian, from the bytes repeated. */
function wordsOf(bytes: Bytes): Int32Array {
  const byteAt = (index: number) => bytes[index % bytes.length] ?? 0;
  return Int32Array.from(
    { length: P_WORDS },
    (_, word) =>
      (byteAt(word * 4) << 24) |
      (byteAt(word * 4 + 1) << 16) |
      (byteAt(word * 4 + 2) << 8) |
      byteAt(word * 4 + 3),
  );
}

/** Mixes a key, and a salt of four words, into the cipher. */
function expand(cipher: Blowfish, key: Int32Array, salt: Int32Array): void {
  const { p, s } = cipher;
  for (let index = 0; index < P_WORDS; index++) p[index] = word(p, index) ^ word(key, index);
  const block = new Int32Array(2);
  let saltAt = 0;
  for (const box of [p, s]) {
    for (let index = 0; index < box.length; index += 2) {
      block[0] = word(block, 0) ^ word(salt, saltAt);
      block[1] = word(block, 1) ^ word(salt, saltAt + 1);
      saltAt = (saltAt + 2) % (SALT_BYTES / 4);
      encipher(cipher, block, 0);
      box[index] = word(block, 0);
      box[index + 1] = word(block, 1);
    }
  }
}

/** Encrypts the two words at an index in place, in 16 rounds. */
function encipher({ p, s }: Blowfish, block: Int32Array, at: number): void {
  let left = word(block, at) ^ word(p, 0);
  let right = word(block, at + 1);
  for (let round = 1; round < P_WORDS - 1; round += 2) {
    right ^= mix(s, left) ^ word(p, round);
    left ^= mix(s, right) ^ word(p, round + 1);
  }
  block[at] = right ^ word(p, P_WORDS - 1);
  block[at + 1] = left;
}

function mix(s: Int32Array, x: number): number {
  const sum = (word(s, x >>> 24) + word(s, 256 + ((x >>> 16) & 255))) | 0;
  return ((sum ^ word(s, 512 + ((x >>> 8) & 255))) + word(s, 768 + (x & 255))) | 0;
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

let initialWords: Int32Array | undefined;

/** The initial state of Blowfish is the fraction of pi, so it is computed rather than stored. */
function createCipher(): Blowfish {
  initialWords ??= fractionOfPi(P_WORDS + S_WORDS);
  return { p: initialWords.slice(0, P_WORDS), s: initialWords.slice(P_WORDS) };
}

function fractionOfPi(count: number): Int32Array {
  const guardBits = 64n;
  const bits = BigInt(count * 32);
  const one = 1n << (bits + guardBits);
  const pi = 16n * arctangentOfInverse(5n, one) - 4n * arctangentOfInverse(239n, one);
  const digits = ((pi % one) >> guardBits).toString(16).padStart(count * 8, '0');
  return Int32Array.from({ length: count }, (_, index) =>
    Number.parseInt(digits.slice(index * 8, index * 8 + 8), 16),
  );
}

/** Returns the arctangent of 1/x as a fraction of `one`, by its series. */
function arctangentOfInverse(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}

function decode(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  for (let index = 0; index < bytes.length; index++) {
    const first = Math.floor((index * 8) / 6);
    const shift = (index % 3) * 2;
    const high = ALPHABET.indexOf(text.charAt(first)) << (2 + shift);
    bytes[index] = high | (ALPHABET.indexOf(text.charAt(first + 1)) >> (4 - shift));
  }
  return bytes;
}

function encode(bytes: Bytes): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,6}/g) ?? [];
  return groups.map((group) => ALPHABET.charAt(Number.parseInt(group.padEnd(6, '0'), 2))).join('');
}

// Pure

type Words = readonly [number, number, number, number, number];

const rotate = (word: number, count: number) => (word << count) | (word >>> (32 - count));

/** The constants of the rounds are the square roots of these numbers, as 32 bits. */
const SQUARES = [2, 3, 5, 10];

/**
 * Returns the five words of the SHA-1 of an ASCII string (FIPS 180-4). It names cookies and protects nothing. Web
 * Crypto can't replace it: it is asynchronous, and Node 18 has it only behind a flag.
 */
export function sha1(text: string): Words {
  // A 1 bit follows the text. Behind the end `charCodeAt` returns NaN, whose bits are zeros.
  const codes = `${text}\x80`;
  const lastWord = (((text.length + 8) >> 6) << 4) + 15;
  const wordAt = (index: number) =>
    index === lastWord
      ? text.length * 8
      : [0, 1, 2, 3].reduce((word, byte) => (word << 8) | codes.charCodeAt(index * 4 + byte), 0);
  let state: Words = [0x67452301, ~0x10325476, ~0x67452301, 0x10325476, 0xc3d2e1f0];
  for (let start = 0; start < lastWord; start += 16) {
    state = addBlock(state, (index) => wordAt(start + index));
  }
  return state;
}

function addBlock(state: Words, wordAt: (index: number) => number): Words {
  const schedule: number[] = [];
  const back = (count: number) => schedule.at(-count) ?? 0;
  let [a, b, c, d, e] = state;
  for (let round = 0; round < 80; round++) {
    const word = round < 16 ? wordAt(round) : rotate(back(3) ^ back(8) ^ back(14) ^ back(16), 1);
    schedule.push(word);
    const part = Math.floor(round / 20);
    const mixed = mix(part, b, c, d);
    const constant = (Math.sqrt(SQUARES[part] ?? 0) * 2 ** 30) | 0;
    [a, b, c, d, e] = [(rotate(a, 5) + mixed + e + constant + word) | 0, a, rotate(b, 30), c, d];
  }
  const [h0, h1, h2, h3, h4] = state;
  return [h0 + a, h1 + b, h2 + c, h3 + d, h4 + e];
}

/** The function of a quarter of the rounds: choose, parity, majority, parity. */
function mix(part: number, b: number, c: number, d: number): number {
  if (part === 0) {
    return (b & c) | (~b & d);
  }
  return part === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

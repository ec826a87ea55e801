// Pure

/** The constants of the four kinds of rounds (FIPS 180-4, section 4.2.1). */
const ROUND_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6] as const;

const rotate = (word: number, count: number) => (word << count) | (word >>> (32 - count));

/**
 * The five words of the SHA-1 of an ASCII text (FIPS 180-4). It names cookies and protects nothing. Here because
 * Web Crypto is asynchronous, and missing in Node 18 without a flag.
 */
export function sha1(text: string): Uint32Array {
  const blockCount = ((text.length + 8) >> 6) + 1;
  const words = new Uint32Array(blockCount * 16);
  for (let index = 0; index <= text.length; index++) {
    // The text is followed by a bit of 1.
    const byte = index === text.length ? 0x80 : text.charCodeAt(index) & 0xff;
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8));
  }
  words[words.length - 1] = text.length * 8;
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let block = 0; block < blockCount; block++) {
    addBlock(state, words.subarray(block * 16, block * 16 + 16));
  }
  return state;
}

function addBlock(state: Uint32Array, block: Uint32Array): void {
  const schedule = new Uint32Array(80);
  schedule.set(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let round = 0; round < 80; round++) {
    if (round > 15) {
      const [first = 0, second = 0, third = 0, fourth = 0] = [3, 8, 14, 16].map(
        (back) => schedule[round - back],
      );
      schedule[round] = rotate(first ^ second ^ third ^ fourth, 1);
    }
    const kind = Math.floor(round / 20);
    const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][kind] ?? 0;
    const next = (rotate(a, 5) + mixed + e + (ROUND_CONSTANTS[kind] ?? 0) + (schedule[round] ?? 0)) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

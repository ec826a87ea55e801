import { sha256 } from '@noble/hashes/sha2';

/** Returns a source of bytes that follow from a string: the same in every process. */
export function createSeededBytes(text: string): (count: number) => Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  let block = 0;
  let rest: readonly number[] = [];
  return (count) => {
    while (rest.length < count) {
      rest = [...rest, ...sha256(encoder.encode(`${block} ${text}`))];
      block += 1;
    }
    const bytes = Uint8Array.from(rest.slice(0, count));
    rest = rest.slice(count);
    return bytes;
  };
}

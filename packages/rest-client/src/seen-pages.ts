// Pure
import { propertyOf } from './engine/key-case.ts';
import { toJsonText } from './engine/lists.ts';

const PRIMES = [2_654_435_761, 1_597_334_677] as const;

/**
 * Creates a function that returns whether a page with the same items was passed to it before. It remembers a hash of each page: two
 * different pages have the same one once in about 2^53 pairs.
 */
export function createSeenPages(): (items: readonly unknown[]) => boolean {
  const hashes = new Set<number>();
  const numbers = new WeakMap<object, number>();
  let objectCount = 0;
  const numberOf = (item: object): number => {
    const number = numbers.get(item) ?? objectCount++;
    numbers.set(item, number);
    return number;
  };
  const keyOf = (item: unknown): string => {
    try {
      return idOf(item) ?? toJsonText(item) ?? String(item);
    } catch {
      // A cycle, a bigint or a getter that throws.
      return Object(item) === item ? `object ${numberOf(Object(item))}` : String(item);
    }
  };
  return (items) => {
    const hash = hashOf(JSON.stringify(items.map(keyOf)));
    const isKnown = hashes.has(hash);
    hashes.add(hash);
    return isKnown;
  };
}

/** An item keeps its id while other fields change, such as the time of the response. */
function idOf(item: unknown): string | undefined {
  const id = propertyOf(item, 'id');
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? `id ${id}` : undefined;
}

/** Hashes a string to 53 bits with two multiplicative hashes. It resists accidents, not attacks. */
function hashOf(text: string): number {
  let high = 0xdeadbeef ^ text.length;
  let low = 0x41c6ce57 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, PRIMES[0]);
    low = Math.imul(low ^ code, PRIMES[1]);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 2 ** 32 * (high & 0x1fffff) + (low >>> 0);
}

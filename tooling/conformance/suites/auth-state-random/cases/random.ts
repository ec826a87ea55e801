/** The random numbers of a case. The same seed and index produce the same case on every machine. */
export interface Random {
  /** Returns a number from 0 to less than 1. */
  next(): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
}

/** Mulberry32, seeded with a seed and the index of a case, so that any case can be created alone. */
export function createRandom(seed: number, index: number): Random {
  let state = mix(mix(seed >>> 0) ^ (index >>> 0));
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    // The index is less than the length, so the value exists.
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  };
}

/** Mixes 32 bits. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

import fc from 'fast-check';

/** Returns values that are the same in every run, and different for each name. */
export function sample<Value>(arbitrary: fc.Arbitrary<Value>, name: string, count: number): readonly Value[] {
  return fc.sample(arbitrary, { seed: seedOf(name), numRuns: count });
}

/** Returns a single value. */
export function sampleOne<Value>(arbitrary: fc.Arbitrary<Value>, name: string): Value {
  const [value] = sample(arbitrary, name, 1);
  // `sample()` returned the requested single value.
  return value as Value;
}

/** FNV-1a, 32 bits. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash;
}

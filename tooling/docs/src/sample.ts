/** Returns the same part of a list for the same seed: `oneIn` 10 is a tenth of it. */
export function sample<Item>(items: readonly Item[], oneIn: number, seed: number): readonly Item[] {
  let state = seed;
  return items.filter(() => {
    // The generator of Numerical Recipes: enough to spread a sample.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < 1 / oneIn;
  });
}

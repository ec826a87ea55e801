/** What became of one SDK: what it gave, or that it threw. */
export type Outcome = { readonly threw: true } | { readonly threw: false; readonly value: unknown };

export function attempt(run: () => unknown): Outcome {
  try {
    return { threw: false, value: run() };
  } catch {
    return { threw: true };
  }
}

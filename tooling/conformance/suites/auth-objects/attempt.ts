/** The outcome of a call: its result, or that it threw. */
export type Outcome = { readonly threw: true } | { readonly threw: false; readonly value: unknown };

export function attempt(run: () => unknown): Outcome {
  try {
    return { threw: false, value: run() };
  } catch {
    return { threw: true };
  }
}

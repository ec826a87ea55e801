const { setTimeout: wait } = globalThis;
const SHORTEST_TIMEOUT_IN_MS = 5_000;
/** Retries do not wait, like those of the reference. Timeouts are unchanged. */
export const setTimeout = (callback: () => void, inMs = 0) =>
  wait(callback, inMs < SHORTEST_TIMEOUT_IN_MS ? 0 : inMs);

/** What the calls of one round took, each, in microseconds. */
export interface Cost {
  readonly elapsedInUs: number;
  /** Processor time of this process. */
  readonly busyInUs: number;
}

/** Makes so many calls, so many of them at once. Rejects when one fails: a contender that fails is fast. */
export async function measureCalls(
  call: () => Promise<unknown>,
  count: number,
  atOnce: number,
): Promise<Cost> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      if (typeof (await call()) !== 'string') {
        throw new Error('A call did not get the user.');
      }
    }
  };
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const { user, system } = process.cpuUsage(before);
  return {
    elapsedInUs: ((performance.now() - startedAt) * 1_000) / count,
    busyInUs: (user + system) / count,
  };
}

/** The cost of one call, as the mean of a round, in microseconds. */
export interface Cost {
  readonly elapsedInUs: number;
  /** Processor time of this process. */
  readonly busyInUs: number;
}

/** Makes `count` calls, `atOnce` of them at the same time. Rejects if a call fails: a contender that fails is fast. */
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

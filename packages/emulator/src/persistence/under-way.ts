/** The work that has begun and is not done. */
export interface UnderWay {
  readonly hold: (work: Promise<unknown>) => void;
  /** Resolves when all of it is done, or after the time. */
  readonly settledWithin: (timeInMs: number) => Promise<void>;
}

export function createUnderWay(): UnderWay {
  const pending = new Set<Promise<unknown>>();
  return {
    hold: (work) => {
      const done = () => pending.delete(work);
      pending.add(work);
      work.then(done, done);
    },
    settledWithin: async (timeInMs) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const elapsed = new Promise((resolve) => {
        timer = setTimeout(resolve, timeInMs);
      });
      await Promise.race([Promise.allSettled(pending), elapsed]);
      clearTimeout(timer);
    },
  };
}

/** Holds each call of an async function. */
export function holding<Args extends readonly unknown[], T>(
  work: (...args: Args) => Promise<T>,
  { hold }: Pick<UnderWay, 'hold'>,
): (...args: Args) => Promise<T> {
  return (...args) => {
    const result = work(...args);
    hold(result);
    return result;
  };
}

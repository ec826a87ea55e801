import type { Clock } from './measure-rounds.ts';

/**
 * `processor` counts the processor time of all threads of the process, so other load on the machine hardly affects it;
 * only Node has it. `outside` is for runtimes whose clocks stand still while code runs: the runner responds with the time.
 */
export type ClockName = 'own' | 'processor' | 'outside';

export const CLOCKS: Readonly<Record<ClockName, Clock>> = {
  own: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  outside: async () => Number(await (await fetch('http://clock.example/')).text()),
};

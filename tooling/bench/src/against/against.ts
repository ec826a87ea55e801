import { fileURLToPath } from 'node:url';
import type { Runner } from '@tooling/runtimes/runners';
import type { ClockName } from '../bench/clocks.ts';
import { makeSamples } from '../bench/samples.ts';
import { formatComparison } from './format-comparison.ts';
import type { Input, Times } from './program.ts';
import { resolveInCheckout } from './resolve-in-checkout.ts';

const ENTRY = fileURLToPath(new URL('program.ts', import.meta.url));

/** An engine optimizes the same code differently from process to process, so one process proves little. */
const PROCESSES = 6;

const TIMES: Readonly<Record<ClockName, string>> = {
  own: 'elapsed time',
  processor: 'processor time',
  outside: 'elapsed time',
};

export interface Comparison {
  readonly checkout: string;
  readonly groups: readonly string[];
  readonly runner: Runner;
  readonly isQuick: boolean;
}

/** Measures the packages of another checkout and of this one, in turn, and prints how they compare. */
export async function compareWithCheckout({ checkout, groups, runner, isQuick }: Comparison): Promise<void> {
  const clock = clockOf(runner.name);
  const effort = { rounds: isQuick ? 15 : 50, sliceInMs: clock === 'outside' ? 30 : 5 };
  const all = new Map<string, Times>();
  for (let count = 0; count < PROCESSES; count++) {
    const input: Input = {
      groups,
      samples: makeSamples(),
      effort,
      clock,
      isOtherFirst: count % 2 === 0,
    };
    const plugins = [resolveInCheckout(checkout)];
    // `run` of the program returns it, and JSON keeps it.
    const result = (await runner.run({
      ...{ entry: ENTRY, input, plugins },
      ...{ isTrusted: true, timeoutInMs: 1_800_000 },
    })) as Times[];
    for (const { name, own, other } of result) {
      const before = all.get(name) ?? { own: [], other: [] };
      all.set(name, { name, own: [...before.own, ...own], other: [...before.other, ...other] });
    }
  }
  console.info(
    `\n${runner.name}, ${TIMES[clock]}: ${PROCESSES} processes of ${effort.rounds} interleaved rounds. Below 1, this checkout is faster.\n`,
  );
  console.info(formatComparison([...all.values()]));
}

function clockOf(runtime: string): ClockName {
  if (runtime.startsWith('workerd')) {
    return 'outside';
  }
  return runtime.startsWith('node-') ? 'processor' : 'own';
}

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Runner, runners } from '@tooling/runtimes/runners';
import { compareWithCheckout } from '../against/against.ts';
import { checkCheckout } from '../against/resolve-in-checkout.ts';
import { WORKLOADS } from '../against/workloads.ts';
import { formatReport } from './format-report.ts';
import { GROUPS, type GroupName, SETS } from './groups/all.ts';
import type { Effort } from './measure-rounds.ts';
import type { Input } from './program.ts';
import type { Report } from './report.ts';
import { makeSamples } from './samples.ts';

const ENTRY = fileURLToPath(new URL('program.ts', import.meta.url));

/** Other libraries need the modules of Node. */
const WORKERD = 'workerd-nodejs-compat';

/** The runtimes of `--runtime all`. Others, such as browsers, are too slow for that. */
const ALL = ['node-20', 'node-22', 'node-24', 'bun', 'deno', WORKERD];

const { values } = parseArgs({
  // Package managers pass on the separator of their own arguments.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    quick: { type: 'boolean', default: false },
    runtime: { type: 'string', multiple: true, default: [`node-${process.versions.node.split('.')[0]}`] },
    group: { type: 'string', multiple: true },
    against: { type: 'string' },
  },
});

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const selected = values.runtime.flatMap((name) => (name === 'all' ? ALL : [name])).map(findRunner);
  const { against, quick: isQuick } = values;
  if (against === undefined) {
    const groups = groupsOf(values.group ?? Object.keys(GROUPS));
    for (const runner of selected) {
      await bench(runner, groups);
    }
    return;
  }
  // Scripts run in the folder of this package, while the user names a folder relative to their own.
  const checkout = resolve(process.env['INIT_CWD'] ?? '.', against);
  checkCheckout(checkout);
  const groups = values.group ?? Object.keys(WORKLOADS);
  checkNames(groups, Object.keys(WORKLOADS));
  for (const runner of selected) {
    await compareWithCheckout({ checkout, groups, runner, isQuick });
  }
}

function findRunner(name: string): Runner {
  const runner = runners.find((runner) => runner.name === (name === 'workerd' ? WORKERD : name));
  if (runner === undefined) {
    throw new Error(
      `Unknown runtime "${name}". Runtimes are ${runners.map(({ name }) => name).join(', ')}, all.`,
    );
  }
  return runner;
}

function groupsOf(selected: readonly string[]): readonly GroupName[] {
  const names = selected.flatMap((name): readonly string[] => SETS[name] ?? [name]);
  checkNames(names, Object.keys({ ...SETS, ...GROUPS }));
  return names.filter((name): name is GroupName => Object.hasOwn(GROUPS, name));
}

function checkNames(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`Unknown group "${unknown}". Groups are ${known.join(', ')}.`);
  }
}

async function bench(runner: Runner, groups: readonly GroupName[]): Promise<void> {
  const { name, unavailable } = runner;
  if (unavailable !== undefined) {
    console.info(`\n${name} is unavailable: ${unavailable}`);
    return;
  }
  const isFrozen = name.startsWith('workerd');
  const effort: Effort = { rounds: values.quick ? 15 : 40, sliceInMs: isFrozen ? 30 : 5 };
  const input: Input = { groups, samples: makeSamples(), effort, clock: isFrozen ? 'outside' : 'own' };
  const program = { entry: ENTRY, input, isTrusted: true, timeoutInMs: 1_800_000 };
  // `run` of the program returns it, and JSON keeps it.
  const reports = (await runner.run(program)) as Report[];
  console.info(
    `\n${name}: medians of ${effort.rounds} interleaved rounds, and half of the interquartile range`,
  );
  for (const report of reports) {
    console.info(`\n${formatReport(report)}`);
  }
}

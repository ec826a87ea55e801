import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runners } from '@tooling/runtimes/runners';
import { formatReport } from './format-report.ts';
import { GROUPS, type GroupName, SETS } from './groups/all.ts';
import type { Effort } from './measure-group.ts';
import type { Input } from './program.ts';
import type { Report } from './report.ts';
import { makeSample } from './samples.ts';

const ENTRY = fileURLToPath(new URL('program.ts', import.meta.url));

/** Other libraries need what Node has, there, too. */
const WORKERD = 'workerd-nodejs-compat';

/** Those that can't make a table quickly, as browsers do, run when they are asked for. */
const ALL = ['node-20', 'node-22', 'node-24', 'bun', 'deno', WORKERD];

const { values } = parseArgs({
  // Package managers hand the separator of their own arguments on.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    quick: { type: 'boolean', default: false },
    runtime: { type: 'string', multiple: true, default: [`node-${process.versions.node.split('.')[0]}`] },
    group: { type: 'string', multiple: true, default: Object.keys(GROUPS) },
  },
});

const names = values.group.flatMap((name): readonly string[] => SETS[name] ?? [name]);
const groups = names.filter((name): name is GroupName => Object.hasOwn(GROUPS, name));
if (groups.length < names.length) {
  console.error(`A group is one of ${Object.keys({ ...SETS, ...GROUPS }).join(', ')}`);
  process.exit(2);
}
const samples = { RS256: makeSample('RS256'), ES256: makeSample('ES256'), EdDSA: makeSample('EdDSA') };

for (const name of values.runtime.flatMap((name) => (name === 'all' ? ALL : [name]))) {
  await bench(name === 'workerd' ? WORKERD : name);
}

async function bench(name: string): Promise<void> {
  const runner = runners.find((runner) => runner.name === name);
  if (runner === undefined || runner.unavailable !== undefined) {
    console.info(
      `\n${name}: ${runner?.unavailable ?? `one of ${runners.map(({ name }) => name).join(', ')}, or all`}`,
    );
    return;
  }
  const isFrozen = name.startsWith('workerd');
  const effort: Effort = { rounds: values.quick ? 15 : 40, sliceInMs: isFrozen ? 30 : 5 };
  const input: Input = { groups, samples, effort, clock: isFrozen ? 'outside' : 'own' };
  const program = { entry: ENTRY, input, isTrusted: true, timeoutInMs: 1_800_000 };
  // What `run` of the program gives.
  const reports = (await runner.run(program)) as Report[];
  console.info(`\n${name}: medians of ${effort.rounds} interleaved rounds, and half of the middle half`);
  for (const report of reports) {
    console.info(`\n${formatReport(report)}`);
  }
}

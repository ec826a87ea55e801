import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compare, formatRatio, quantile, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';
import { contenders } from './contenders.ts';
import { type Cost, measureCalls } from './measure-calls.ts';

const ROUNDS = process.argv.includes('--quick') ? 5 : 15;
const WORKLOADS = [
  { name: 'one after another', count: 500, atOnce: 1 },
  { name: '50 at once', count: 2_000, atOnce: 50 },
] as const;

const server = spawn(process.execPath, [fileURLToPath(new URL('server.mjs', import.meta.url))], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = await once(server.stdout, 'data');
const entrants = Object.entries(contenders(`http://127.0.0.1:${Number(port)}`));

console.info(
  `Node ${process.versions.node}, a server on loopback: medians of ${ROUNDS} interleaved rounds. Ratios to the first line.`,
);
for (const { name, count, atOnce } of WORKLOADS) {
  const costs = new Map<string, Cost[]>(entrants.map(([name]) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    const first = Math.max(round, 0) % entrants.length;
    for (const [contender, call] of [...entrants.slice(first), ...entrants.slice(0, first)]) {
      const cost = await measureCalls(call, count, atOnce);
      // The first round only warms up the engine and the connections.
      if (round >= 0) {
        costs.get(contender)?.push(cost);
      }
    }
  }
  const [baseline = []] = costs.values();
  const busy = (own: readonly Cost[]) => own.map(({ busyInUs }) => busyInUs);
  const elapsed = (own: readonly Cost[]) => own.map(({ elapsedInUs }) => elapsedInUs);
  const rows = [...costs].map(([contender, own]) => [
    contender,
    `${significant(quantile(busy(own), 0.5))} us`,
    formatRatio(compare(busy(own), busy(baseline))),
    `${significant(quantile(elapsed(own), 0.5))} us`,
    formatRatio(compare(elapsed(own), elapsed(baseline))),
  ]);
  console.info(`\n${formatTable([[`${name}, each`, 'processor', 'ratio', 'elapsed', 'ratio'], ...rows])}`);
}
server.kill();

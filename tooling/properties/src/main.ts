import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  // pnpm hands on a `--` that separates its arguments from ours.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  allowPositionals: true,
  options: { runs: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(Date.now() % 2 ** 31);
console.log(`Each property ${values.runs} times as often as in CI, with the seed ${seed}.`);

const { status } = spawnSync('vitest', ['run', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, PROPERTY_RUNS: values.runs, PROPERTY_SEED: seed },
});
process.exitCode = status ?? 1;

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  // pnpm passes on a `--` that separates its arguments from the arguments of the script.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  allowPositionals: true,
  options: { runs: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(Date.now() % 2 ** 31);
console.log(`Tries each property ${values.runs} times as often as in CI, with seed ${seed}.`);

const { status } = spawnSync('vitest', ['run', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, PROPERTY_RUNS: values.runs, PROPERTY_SEED: seed },
});
process.exitCode = status ?? 1;

import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { describeScore, scoreOf } from './sample.ts';
import { strykerOptions } from './stryker-options.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutate: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '1' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const [name = ''] = positionals;
const folder = fileURLToPath(new URL(`../../../packages/${name}`, import.meta.url));

if (name === '' || !existsSync(folder)) {
  console.error('Pass the name of a package: pnpm mutate jwt [--mutate src/decode-jwt.ts]');
  process.exit(2);
}
const share = Number(values.sample ?? 1);
const seed = Number(values.seed);
if (!(share > 0 && share <= 1) || !Number.isInteger(seed)) {
  console.error(
    'Pass a share of the mutants between 0 and 1, and a whole number as seed: --sample 0.25 --seed 1',
  );
  process.exit(2);
}
if (values.tests !== undefined) {
  // Stryker starts processes, and mutants.config.ts reads the variable there.
  process.env['MUTATION_TESTS'] = values.tests.join(' ');
}
// Stryker mutates a copy of the current folder.
process.chdir(folder);
const { mutate } = values;
const sample = values.sample === undefined ? undefined : { share, seed };
const options = strykerOptions({ mutate, concurrency: Number(values.concurrency), sample });
const results = await new Stryker(options).runMutationTest();
if (sample !== undefined) {
  console.log(`Sample of ${share} with seed ${seed}. It includes kept results of other folders.`);
  const folderOf = ({ fileName }: { readonly fileName: string }) => dirname(relative(folder, fileName));
  for (const name of new Set(results.map(folderOf))) {
    const statuses = results.filter((result) => folderOf(result) === name).map(({ status }) => status);
    console.log(`${name}: ${describeScore(scoreOf(statuses))}`);
  }
}

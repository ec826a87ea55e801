import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { strykerOptions } from './stryker-options.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutate: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '1' },
  },
});
const [name = ''] = positionals;
const folder = fileURLToPath(new URL(`../../../packages/${name}`, import.meta.url));

if (name === '' || !existsSync(folder)) {
  console.error('Pass the name of a package: pnpm mutate jwt [--mutate src/decode-jwt.ts]');
  process.exit(2);
}
if (values.tests !== undefined) {
  // Stryker starts processes, and mutants.config.ts reads the variable there.
  process.env['MUTATION_TESTS'] = values.tests.join(' ');
}
// Stryker mutates a copy of the current folder.
process.chdir(folder);
const { mutate } = values;
await new Stryker(strykerOptions({ mutate, concurrency: Number(values.concurrency) })).runMutationTest();

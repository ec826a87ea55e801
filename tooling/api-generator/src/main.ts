import { readFileSync } from 'node:fs';
import { readDescription } from '@tooling/api-description/read-description';
import { compareFiles, formatFiles, writeFiles } from './files.ts';
import { generate } from './generate.ts';
import { readOverrides } from './read-overrides.ts';
import { readTable } from './read-table.ts';

const isCheck = process.argv.includes('--check');
const table = readTable(readFileSync(new URL('../operations.yml', import.meta.url), 'utf8'));
const overrides = readOverrides(readFileSync(new URL('../overrides.yml', import.meta.url), 'utf8'));
const files = formatFiles(generate(readDescription(), table, overrides));

if (isCheck) {
  const differences = compareFiles(files);
  console.info(`${files.size} generated files, ${table.length} operations: ${differences.length} differ`);
  for (const difference of differences) {
    console.error(difference);
    process.exitCode = 1;
  }
} else {
  writeFiles(files);
  console.info(`${files.size} files with ${table.length} operations written`);
}

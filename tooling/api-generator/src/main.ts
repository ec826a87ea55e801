import { readFileSync } from 'node:fs';
import { locateApiDescription } from '@tooling/conformance/description/locate-api-description';
import type { OpenApiDocument } from '@tooling/conformance/description/open-api';
import { parse } from 'yaml';
import { compareFiles, formatFiles, writeFiles } from './files.ts';
import { type Files, generate } from './generate.ts';
import { readOverrides } from './read-overrides.ts';
import { readTable } from './read-table.ts';

const isCheck = process.argv.includes('--check');
const located = locateApiDescription(process.env);

if (located.kind === 'present') {
  // The file is data of the API's makers; the generator says what it lacks.
  const document = parse(readFileSync(located.file, 'utf8')) as OpenApiDocument;
  const table = readTable(readFileSync(new URL('../operations.yml', import.meta.url), 'utf8'));
  const overrides = readOverrides(readFileSync(new URL('../overrides.yml', import.meta.url), 'utf8'));
  const files = formatFiles(generate(document, table, overrides));
  if (isCheck) {
    report(files, table.length);
  } else {
    writeFiles(files);
    console.info(`${files.size} files with ${table.length} operations written`);
  }
} else if (located.kind === 'skipped') {
  console.info(`skipped: ${located.because}`);
} else {
  console.error(located.because);
  process.exitCode = 1;
}

function report(files: Files, operationCount: number): void {
  const differences = compareFiles(files);
  console.info(`${files.size} generated files, ${operationCount} operations: ${differences.length} differ`);
  for (const difference of differences) {
    console.error(difference);
    process.exitCode = 1;
  }
}

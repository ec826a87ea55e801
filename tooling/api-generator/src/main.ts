import { readFileSync } from 'node:fs';
import {
  readDescription,
  readDistilled,
  readDistilledWebhooks,
  readWebhooks,
} from '@tooling/api-description/read-description';
import { generateCompat } from './compat/generate-compat.ts';
import { readCompatTable } from './compat/read-compat-table.ts';
import { readCompatTypes } from './compat/read-compat-types.ts';
import { generateEmulation } from './emulation/generate-emulation.ts';
import { readEmulation } from './emulation/read-emulation.ts';
import { compareFiles, formatFiles, writeFiles } from './files.ts';
import { type Files, generate } from './generate.ts';
import { readFieldDocs, readOverrides } from './read-overrides.ts';
import { readTable } from './read-table.ts';
import { generateWebhooks } from './webhooks/generate-webhooks.ts';
import { readWebhookOverrides } from './webhooks/read-webhook-overrides.ts';

const isCheck = process.argv.includes('--check');
const table = readTable(readText('operations.yml'));
const fieldDocs = readFieldDocs(readText('docs.yml'), readText('results.yml'));
const overrides = readOverrides(readText('overrides.yml'), fieldDocs);
const emulation = readEmulation(readText('emulation.yml'));
const webhookOverrides = readWebhookOverrides(readText('webhooks.yml'), fieldDocs);
const compatTypes = readCompatTypes(readText('compat-types.yml'), fieldDocs);
const compatTable = readCompatTable(readText('compat.yml'));
const facts = { distilled: readDistilled(), webhooks: readDistilledWebhooks() };
const files: Files = new Map([
  ...below('rest-client/src', formatFiles(generate(readDescription(), table, overrides))),
  // One line per operation, which the formatter would break.
  ...below('emulator/src', generateEmulation(facts, emulation, table, overrides)),
  ...below('webhooks/src', formatFiles(generateWebhooks(readWebhooks(), webhookOverrides))),
  ...below('compat/src', formatFiles(generateCompat(readDescription(), compatTable, compatTypes))),
]);

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

function readText(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

function below(folder: string, some: Files): Files {
  return new Map([...some].map(([file, text]) => [`${folder}/${file}`, text]));
}

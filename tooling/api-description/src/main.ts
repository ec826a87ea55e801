import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { distill } from './distill.ts';
import { locateApiDescription } from './locate-api-description.ts';
import type { OpenApiDocument } from './open-api.ts';
import { printDistilled } from './print-distilled.ts';
import { type DistilledVersion, fileOf } from './read-description.ts';
import { DISTILLED_VERSIONS } from './versions.ts';

const { from, check = false } = parseArgs({
  options: { from: { type: 'string' }, check: { type: 'boolean' } },
}).values;

for (const version of DISTILLED_VERSIONS) {
  const located = locateApiDescription(version, process.env, from);
  if (located.kind === 'present') {
    update(version, located.file);
  } else if (from === undefined) {
    console.info(`skipped ${version}: ${located.because}`);
  } else {
    fail(located.because);
  }
}

function update(version: DistilledVersion, source: string): void {
  // The file is a published OpenAPI description. The distiller throws for what it does not know.
  const document = parse(readFileSync(source, 'utf8')) as OpenApiDocument;
  const text = printDistilled(distill(document));
  const file = fileOf(version);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isCurrent) {
    console.info(`${version}: up to date`);
  } else if (check) {
    fail(`${version}: the committed facts differ from the description. Run pnpm distill.`);
  } else {
    writeFileSync(file, text);
    console.info(`${version}: written`);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

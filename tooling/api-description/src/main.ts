import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { distill, distillWebhooks } from './distill.ts';
import type { Distilled, DistilledWebhooks } from './distilled.ts';
import { locateApiDescription } from './locate-api-description.ts';
import type { OpenApiDocument, WebhooksDocument } from './open-api.ts';
import { printDistilled } from './print-distilled.ts';
import { FRONTEND_FILE, fileOf, WEBHOOKS_FILE } from './read-description.ts';
import { DISTILLED_VERSIONS, FRONTEND_VERSION, WEBHOOKS_VERSION } from './versions.ts';

const { from, check = false } = parseArgs({
  options: { from: { type: 'string' }, check: { type: 'boolean' } },
}).values;

interface Description {
  /** The name of the published file, without its extension. */
  readonly name: string;
  /** The committed file with its facts. */
  readonly file: URL;
  readonly distill: (document: unknown) => Distilled | DistilledWebhooks;
}

// The files are published descriptions. The distiller throws for what it does not know.
const descriptions: readonly Description[] = [
  ...DISTILLED_VERSIONS.map((version) => ({
    name: `bapi-${version}`,
    file: fileOf(version),
    distill: (document: unknown) => distill(document as OpenApiDocument),
  })),
  {
    name: `fapi-${FRONTEND_VERSION}`,
    file: FRONTEND_FILE,
    distill: (document) => distill(withVersionInServer(document as OpenApiDocument)),
  },
  {
    name: `webhooks-${WEBHOOKS_VERSION}`,
    file: WEBHOOKS_FILE,
    distill: (document) => distillWebhooks(document as WebhooksDocument, WEBHOOKS_VERSION),
  },
];

for (const description of descriptions) {
  const located = locateApiDescription(description.name, process.env, from);
  if (located.kind === 'present') {
    update(description, located.file);
  } else if (from === undefined) {
    console.info(`skipped ${description.name}: ${located.because}`);
  } else {
    fail(located.because);
  }
}

/** The description of the Frontend API has the version in its paths, and that of the Backend API in its server. */
function withVersionInServer(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => [path.replace(/^\/v1(?=\/)/, ''), item]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function update({ name, file, distill }: Description, source: string): void {
  const text = printDistilled(distill(parse(readFileSync(source, 'utf8'))));
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isCurrent) {
    console.info(`${name}: up to date`);
  } else if (check) {
    fail(`${name}: the committed facts differ from the description. Run pnpm distill.`);
  } else {
    writeFileSync(file, text);
    console.info(`${name}: written`);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

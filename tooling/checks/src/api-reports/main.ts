import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeProject } from '../project/describe-project.ts';
import { readProjectFiles } from '../project/read-project-files.ts';
import { extractReport } from './extract-report.ts';
import { generatedNames } from './generated-names.ts';
import { type PublicEntry, publicEntries } from './public-entries.ts';
import { shortenReport } from './shorten-report.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const project = describeProject(readProjectFiles(root));
const entries = publicEntries(project);

let outdated = 0;
for (const entry of entries) {
  const report = createReport(entry);
  if (report === readReport(entry)) {
    continue;
  }
  outdated += 1;
  if (values.check) {
    console.log(`${entry.report} is not up to date: run \`pnpm api\` and add a changeset`);
  } else {
    writeReport(entry, report);
  }
}
console.log(`${entries.length} reports, ${outdated} ${values.check ? 'outdated' : 'written'}`);
process.exitCode = values.check && outdated > 0 ? 1 : 0;

function writeReport({ report }: PublicEntry, text: string): void {
  mkdirSync(dirname(join(root, report)), { recursive: true });
  writeFileSync(join(root, report), text);
  console.log(`wrote ${report}`);
}

function readReport({ report }: PublicEntry): string | undefined {
  const path = join(root, report);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function createReport(entry: PublicEntry): string {
  const title = `${basename(entry.folder)}: ${basename(entry.report, '.api.md')}`;
  return shortenReport(extractReport(root, entry), title, generatedNames(project, entry.folder));
}

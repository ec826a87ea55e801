import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readProjectFiles } from '../project/read-project-files.ts';
import { checkProse, type ProseReport } from './check-prose.ts';

const { values, positionals } = parseArgs({
  options: { count: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const reports = checkProse(readProjectFiles(resolve(root, positionals[0] ?? '.')));
const findings = reports.flatMap((report) => report.findings);

if (values.count) {
  printCounts(reports);
} else {
  for (const { file, line, words, instead } of findings) {
    console.log(`${file}:${line} '${words}': ${instead}`);
  }
  process.exitCode = findings.length > 0 ? 1 : 0;
}

function printCounts(all: readonly ProseReport[]): void {
  console.log('folder | comment words | in comments | per 1,000 words | in strings | in documents');
  const folderOf = ({ file }: ProseReport): string =>
    /^(?:packages|tooling)\/[^/]+/.exec(file)?.[0] ?? '(root)';
  const libraries = all.filter(({ file }) => file.startsWith('packages/'));
  for (const folder of [...new Set(all.map(folderOf))].sort()) {
    printCount(
      folder,
      all.filter((report) => folderOf(report) === folder),
    );
  }
  printCount('packages, all', libraries);
  printCount('everything', all);
}

function printCount(name: string, some: readonly ProseReport[]): void {
  const words = some.reduce((sum, { commentWords }) => sum + commentWords, 0);
  const count = (kind: string): number =>
    some.flatMap((report) => report.findings).filter((finding) => finding.kind === kind).length;
  const rate = words === 0 ? 0 : (1000 * count('comment')) / words;
  console.log(
    [name, words, count('comment'), rate.toFixed(1), count('string'), count('document')].join(' | '),
  );
}

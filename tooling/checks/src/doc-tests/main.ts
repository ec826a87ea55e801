import { fileURLToPath } from 'node:url';
import { describeProject } from '../project/describe-project.ts';
import { readProjectFiles } from '../project/read-project-files.ts';
import { formatViolation } from '../run-checks.ts';
import { summarize } from './summarize.ts';
import { testDocs } from './test-docs.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const out = fileURLToPath(new URL('../../.doc-tests', import.meta.url));
const report = testDocs(describeProject(readProjectFiles(root)), root, out);
const { isPassed, lines } = summarize(report);

if (report.run.failed > 0) {
  console.log(report.run.output);
}
for (const line of [...report.violations.map(formatViolation), ...lines]) {
  console.log(line);
}
process.exitCode = isPassed ? 0 : 1;

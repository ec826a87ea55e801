import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describeProject } from '../project/describe-project.ts';
import { readProjectFiles } from '../project/read-project-files.ts';
import { formatViolation } from '../run-checks.ts';
import { selectFiles } from './select-files.ts';
import { missingInCi, startServices } from './services.ts';
import { summarize } from './summarize.ts';
import { extract, testDocs } from './test-docs.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const out = fileURLToPath(new URL('../../.doc-tests', import.meta.url));
const project = selectFiles(describeProject(readProjectFiles(root)), process.argv.slice(2));
const { blocks } = extract(project);

const services = await startServices(blocks);
Object.assign(process.env, services.env);
const tested = testDocs(project, root, out, services.missing);
await services.close();

const unmet = missingInCi(blocks, services, Boolean(process.env['CI']));
const report = { ...tested, violations: [...tested.violations, ...unmet] };
const { isPassed, lines } = summarize(report);

if (report.run.failed > 0) {
  console.log(report.run.output);
}
for (const line of [...report.violations.map(formatViolation), ...lines]) {
  console.log(line);
}
process.exitCode = isPassed ? 0 : 1;

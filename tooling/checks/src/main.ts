import { fileURLToPath } from 'node:url';
import { allChecks } from './checks/all-checks.ts';
import { describeProject } from './project/describe-project.ts';
import { readProjectFiles } from './project/read-project-files.ts';
import { formatViolation, runChecks } from './run-checks.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const project = describeProject(readProjectFiles(root));

if (project.packages.length === 0) {
  throw new Error(`Found no package under ${root}: the checks would pass without looking at anything.`);
}

const { lines, violations } = runChecks(allChecks, project);
for (const line of [...lines, ...violations.map(formatViolation)]) {
  console.log(line);
}
process.exitCode = violations.length > 0 ? 1 : 0;

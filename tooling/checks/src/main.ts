import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allChecks } from './checks/all-checks.ts';
import { describeProject } from './project/describe-project.ts';
import { readProjectFiles } from './project/read-project-files.ts';
import { formatViolation, runChecks } from './run-checks.ts';

const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('../../../', import.meta.url));
const project = describeProject({ ...readProjectFiles(root), mustBeBuilt: values.built });

if (project.packages.length === 0) {
  throw new Error(`no package found under ${root}: the checks would pass without looking at anything`);
}

const { lines, violations } = runChecks(allChecks, project);
for (const line of [...lines, ...violations.map(formatViolation)]) {
  console.log(line);
}
process.exitCode = violations.length > 0 ? 1 : 0;

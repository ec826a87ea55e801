import { expect, test } from 'vitest';
import { allChecks } from './checks/all-checks.ts';
import { projectOf } from './project/project.test-support.ts';
import { formatViolation, runChecks } from './run-checks.ts';

test('runChecks() gives one line for each check and every violation', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt', dependencies: { jose: '6.0.0' } },
    'packages/jwt/src/index.ts': "\nimport 'node:fs';\nconsole.log(1);",
  });
  const { lines, violations } = runChecks(allChecks, project);
  expect(lines).toHaveLength(allChecks.length);
  expect(lines[0]).toBe('arrows           1 packages, 1 files, ok');
  expect(violations.map(formatViolation)).toContain(
    'packages/jwt/src/index.ts:3 [silent] a library prints through console: return the information, or take a callback',
  );
});

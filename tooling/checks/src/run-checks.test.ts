import { expect, test } from 'vitest';
import { allChecks } from './checks/all-checks.ts';
import { projectWithIndex } from './project/project.test-support.ts';
import { formatViolation, runChecks } from './run-checks.ts';

test('runChecks() returns a line per check and every violation', () => {
  const { lines, violations } = runChecks(allChecks, projectWithIndex('// Pure\nconsole.log(1);'));

  expect(lines).toHaveLength(allChecks.length);
  expect(lines.join('\n')).toContain('1 of 1 source files are marked pure, 1 violations');
  expect(violations.map(formatViolation)).toContain(
    'packages/jwt/src/index.ts:2 [purity] a pure file uses console (logging): pass it in as an argument, or drop the mark',
  );
});

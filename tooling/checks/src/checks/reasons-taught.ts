import type { Check, Project, Violation } from '../project/project.ts';
import { codeTables } from './error-codes.ts';

const TABLE = 'TokenVerificationErrorReason';
const README = 'packages/jwt/README.md';

/** The table of errors in the README of `@x/jwt` has one row for each reason, and no other. */
export const reasonsTaught: Check = {
  name: 'reasons-taught',
  run: (project) => {
    const [reasons, taught] = [reasonsOf(project), taughtIn(project)];
    const untaught = reasons.filter((reason) => !taught.some(({ name }) => name === reason));
    const unknown = taught.filter(({ name }) => !reasons.includes(name));
    const repeated = taught.filter(({ name }, index) => taught.findIndex((row) => row.name === name) < index);
    return [
      ...(reasons.length === 0 ? [violation(1, `${TABLE} was not found: correct this check`)] : []),
      ...untaught.map((reason) => violation(1, `does not say what to do about ${reason}: add a row`)),
      ...unknown.map(({ name, line }) => violation(line, `${name} is not a reason: remove the row`)),
      ...repeated.map(({ name, line }) => violation(line, `has ${name} twice: remove a row`)),
    ];
  },
  scope: (project) => `${reasonsOf(project).length} reasons`,
};

const reasonsOf = (project: Project): readonly string[] =>
  codeTables(project)
    .filter(({ name }) => name === TABLE)
    .flatMap(({ codes }) => codes.map(({ code }) => code));

/** The rows below the head `reason`. */
function taughtIn({ texts }: Project): ReadonlyArray<{ readonly name: string; readonly line: number }> {
  const lines = (texts.get(README) ?? '').split('\n');
  const head = lines.findIndex((line) => /^\| reason /.test(line));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  return lines.slice(head + 1, end < 0 ? undefined : end).flatMap((line, index) => {
    const name = /^\| `([^`]+)`/.exec(line)?.[1];
    return head < 0 || name === undefined ? [] : [{ name, line: head + 2 + index }];
  });
}

const violation = (line: number, message: string): Violation => ({
  check: 'reasons-taught',
  file: README,
  line,
  message,
});

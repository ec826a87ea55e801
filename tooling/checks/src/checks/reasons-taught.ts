import type { Check, Project, Violation } from '../project/project.ts';
import { codeTables } from './error-codes.ts';

/** The document that has a table of the reasons, by the name of the reasons. */
const DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ['TokenVerificationErrorReason', 'packages/jwt/docs/errors.md'],
  ['WebhookVerificationErrorReason', 'packages/webhooks/README.md'],
]);

/** The table of errors in a document has one row for each reason, and no other. */
export const reasonsTaught: Check = {
  name: 'reasons-taught',
  run: (project) =>
    [...DOCUMENTS].flatMap(([table, document]) =>
      project.texts.has(document) ? checkDocument(project, table, document) : [],
    ),
  scope: (project) => `${[...DOCUMENTS.keys()].flatMap((table) => reasonsOf(project, table)).length} reasons`,
};

function checkDocument(project: Project, table: string, document: string): readonly Violation[] {
  const [reasons, taught] = [reasonsOf(project, table), taughtIn(project, document)];
  const untaught = reasons.filter((reason) => !taught.some(({ name }) => name === reason));
  const unknown = taught.filter(({ name }) => !reasons.includes(name));
  const repeated = taught.filter(({ name }, index) => taught.findIndex((row) => row.name === name) < index);
  const violation = (line: number, message: string) => ({
    check: 'reasons-taught',
    file: document,
    line,
    message,
  });
  return [
    ...(reasons.length === 0 ? [violation(1, `${table} was not found: correct this check`)] : []),
    ...untaught.map((reason) => violation(1, `does not say what to do about ${reason}: add a row`)),
    ...unknown.map(({ name, line }) => violation(line, `${name} is not a reason: remove the row`)),
    ...repeated.map(({ name, line }) => violation(line, `has ${name} twice: remove a row`)),
  ];
}

const reasonsOf = (project: Project, table: string): readonly string[] =>
  codeTables(project)
    .filter(({ name }) => name === table)
    .flatMap(({ codes }) => codes.map(({ code }) => code));

interface TaughtReason {
  readonly name: string;
  readonly line: number;
}

/** The rows below the head `reason`. */
function taughtIn({ texts }: Project, document: string): readonly TaughtReason[] {
  const lines = (texts.get(document) ?? '').split('\n');
  const head = lines.findIndex((line) => /^\| reason /.test(line));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  return lines.slice(head + 1, end < 0 ? undefined : end).flatMap((line, index) => {
    const name = /^\| `([^`]+)`/.exec(line)?.[1];
    return head < 0 || name === undefined ? [] : [{ name, line: head + 2 + index }];
  });
}

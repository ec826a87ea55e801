import type { Check, Project, Violation } from '../project/project.ts';

const INDEX = 'decisions/README.md';
const MAX_LINES = 60;

interface Decision {
  readonly file: string;
  readonly number: number;
  readonly title: string;
  readonly lines: number;
}

/**
 * Decisions are short. The index lists each of them and explains each number that is not used. Code names each of them
 * where it applies, as `decision 004`, and names no other.
 */
export const decisions: Check = {
  name: 'decisions',
  run: (project) => {
    const index = project.texts.get(INDEX) ?? '';
    return [
      ...decisionsOf(project).flatMap((decision) => checkDecision(decision, index)),
      ...checkGaps(project, index),
      ...checkReferences(project),
    ];
  },
  scope: (project) => `${decisionsOf(project).length} decisions`,
};

function decisionsOf({ texts }: Project): readonly Decision[] {
  return [...texts].flatMap(([file, text]) => {
    const number = /^decisions\/(?<number>\d{3})-[\w-]+\.md$/.exec(file)?.groups?.['number'];
    const title = /^# (?<title>.+)/.exec(text)?.groups?.['title'] ?? '';
    return number === undefined
      ? []
      : [{ file, number: Number(number), title, lines: text.trim().split('\n').length }];
  });
}

function checkDecision({ file, number, title, lines }: Decision, index: string): readonly Violation[] {
  const id = idOf(number);
  const [heading, name] = [`${id}: `, file.slice('decisions/'.length)];
  const entry = `- [${title}](${name})`;
  return [
    ...(title.startsWith(heading) ? [] : [violation(file, `the title must begin with '# ${heading}'`)]),
    ...(lines > MAX_LINES ? [violation(file, `has ${lines} lines: shorten it to ${MAX_LINES}`)] : []),
    ...(index.split('\n').includes(entry) ? [] : [violation(INDEX, `write this line: ${entry}`)]),
  ];
}

function checkGaps(project: Project, index: string): readonly Violation[] {
  const numbers = decisionsOf(project).map(({ number }) => number);
  const all = Array.from({ length: Math.max(0, ...numbers) }, (_, position) => position + 1);
  const repeated = numbers.filter((number, position) => numbers.indexOf(number) !== position);
  return [
    ...repeated.map((number) => violation(INDEX, `two decisions have the number ${idOf(number)}`)),
    ...all
      .filter((number) => !numbers.includes(number) && !index.includes(idOf(number)))
      .map((number) => violation(INDEX, `say why there is no decision ${idOf(number)}`)),
  ];
}

function checkReferences(project: Project): readonly Violation[] {
  const references = [...project.texts].flatMap(([file, text]) =>
    isSource(file)
      ? [...text.matchAll(/\b[Dd]ecision (?<id>\d{3})\b/g)].map(({ groups }) => ({
          file,
          id: groups?.['id'],
        }))
      : [],
  );
  const named = new Set(references.map(({ id }) => id));
  const ids = new Map(decisionsOf(project).map(({ file, number }) => [idOf(number), file]));
  return [
    ...references
      .filter(({ id }) => !ids.has(id ?? ''))
      .map(({ file, id }) => violation(file, `names the decision ${id}, which does not exist`)),
    ...[...ids]
      .filter(([id]) => !named.has(id))
      .map(([id, file]) => violation(file, `name it in a comment where it applies: 'decision ${id}'`)),
  ];
}

/** Sources and configuration, but not this check and its test, which name decisions that do not exist. */
const isSource = (file: string): boolean =>
  !file.endsWith('.md') && !file.startsWith('tooling/checks/src/checks/decisions.');

const idOf = (number: number): string => String(number).padStart(3, '0');

const violation = (file: string, message: string): Violation => ({ check: 'decisions', file, message });

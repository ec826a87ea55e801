import type { Check, Violation } from '../project/project.ts';

// Spelled in pieces, so that this file does not contain the forbidden words.
const host = (...labels: readonly string[]): string => labels.join('\\.');
const registries = [
  host('registry', 'npmjs', '(?:org|com)'),
  host('registry', 'yarnpkg', 'com'),
  host('registry', 'npmmirror', 'com'),
  host('npm', 'pkg', 'github', 'com'),
  host('npm', 'jsr', 'io'),
];
const folders = ['work', 'root', 'home/[\\w-]+', 'Users/[\\w-]+'];

interface ForbiddenWord {
  readonly pattern: RegExp;
  readonly advice: string;
}

const forbidden: readonly ForbiddenWord[] = [
  {
    pattern: new RegExp(`\\b(?:${registries.join('|')})\\b`, 'i'),
    advice: "a registry's address: let the user choose the registry",
  },
  {
    pattern: new RegExp(`(?<![\\w.~@*-])/(?:${folders.join('|')})(?:/|(?=['"\`\\s:),]|$))`),
    advice: 'a path of one machine: make it relative',
  },
];

export const repoWords: Check = {
  name: 'repo-words',
  run: ({ texts }) => [...texts].flatMap(([path, text]) => checkText(path, text)),
  scope: ({ texts }) => `${texts.size} files`,
};

function checkText(file: string, text: string): readonly Violation[] {
  return text.split('\n').flatMap((line, index) =>
    forbidden.flatMap(({ pattern, advice }) => {
      const match = pattern.exec(line);
      return match === null
        ? []
        : [{ check: 'repo-words', file, line: index + 1, message: `'${match[0]}' is ${advice}` }];
    }),
  );
}

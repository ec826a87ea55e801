import type { Check, Project } from '../project/project.ts';
import { checkProse, hasProse } from '../prose/check-prose.ts';

/** Parts that still use the words. Each is removed when it is clean. None is added. */
const PENDING: readonly string[] = [
  'decisions/',
  'packages/rest-client/',
  'tooling/api-generator/',
  'tooling/conformance/',
];

/** Comments, messages, names of tests and documents avoid the words that CONTRIBUTING lists. */
export const prose: Check = {
  name: 'prose',
  run: (project) =>
    checkProse(textsOf(project))
      .flatMap(({ findings }) => findings)
      .map(({ file, line, words, instead }) => ({
        check: 'prose',
        file,
        line,
        message: `'${words}': ${instead}`,
      })),
  scope: (project) => `${textsOf(project).size} files`,
};

function textsOf({ texts }: Project): ReadonlyMap<string, string> {
  const isChecked = (path: string): boolean =>
    hasProse(path) && !PENDING.some((part) => path.startsWith(part));
  return new Map([...texts].filter(([path]) => isChecked(path)));
}

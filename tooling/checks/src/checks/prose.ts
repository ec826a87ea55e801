import type { Check } from '../project/project.ts';
import { checkProse, hasProse } from '../prose/check-prose.ts';

/** Comments, messages, names of tests and documents avoid the words that CONTRIBUTING lists. */
export const prose: Check = {
  name: 'prose',
  run: ({ texts }) =>
    checkProse(texts)
      .flatMap(({ findings }) => findings)
      .map(({ file, line, words, instead }) => ({
        check: 'prose',
        file,
        line,
        message: `'${words}': ${instead}`,
      })),
  scope: ({ texts }) => `${[...texts.keys()].filter(hasProse).length} files`,
};

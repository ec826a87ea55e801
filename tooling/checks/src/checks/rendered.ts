import type { Check } from '../project/project.ts';
import { renderedBlock } from '../rendered/rendered-block.ts';
import { RENDERED_DOCUMENTS } from '../rendered/rendered-documents.ts';

/** Documents that show the decision tables or the word list show them as they are. */
export const rendered: Check = {
  name: 'rendered',
  run: ({ texts }) =>
    RENDERED_DOCUMENTS.filter(({ file, render }) => renderedBlock(texts.get(file) ?? '') !== render()).map(
      ({ file }) => ({
        check: 'rendered',
        file,
        message: 'shows an old version of the tables: run `pnpm tables`',
      }),
    ),
  scope: () => `${RENDERED_DOCUMENTS.length} documents`,
};

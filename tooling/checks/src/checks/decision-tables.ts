import { DECISION_TABLES } from '../decision-tables/decision-tables.ts';
import { renderDecisionTables } from '../decision-tables/render-decision-tables.ts';
import { renderedBlock } from '../decision-tables/rendered-block.ts';
import type { Check } from '../project/project.ts';

const README = 'packages/auth-state/README.md';
const COMMAND = 'pnpm tables';

/** The README shows the decision tables as they are. */
export const decisionTables: Check = {
  name: 'decision-tables',
  run: ({ texts }) => {
    const shown = renderedBlock(texts.get(README) ?? '');
    return shown === renderDecisionTables(DECISION_TABLES)
      ? []
      : [
          {
            check: 'decision-tables',
            file: README,
            message: `shows other decision tables than there are: run \`${COMMAND}\``,
          },
        ];
  },
  scope: () =>
    `${DECISION_TABLES.length} tables, ${DECISION_TABLES.reduce((sum, { rules }) => sum + rules.length, 0)} rows`,
};

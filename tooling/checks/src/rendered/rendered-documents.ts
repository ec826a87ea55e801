import { DECISION_TABLES } from '../decision-tables/decision-tables.ts';
import { renderDecisionTables } from '../decision-tables/render-decision-tables.ts';
import { PROSE_PATTERNS } from '../prose/patterns.ts';
import { renderWordList } from '../prose/render-word-list.ts';

/** A document with a block that is rendered from data. */
export interface RenderedDocument {
  readonly file: string;
  readonly render: () => string;
}

export const RENDERED_DOCUMENTS: readonly RenderedDocument[] = [
  {
    file: 'packages/auth-state/docs/how-it-is-decided.md',
    render: () => renderDecisionTables(DECISION_TABLES),
  },
  { file: 'CONTRIBUTING.md', render: () => renderWordList(PROSE_PATTERNS) },
];

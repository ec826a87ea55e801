import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DECISION_TABLES } from './decision-tables.ts';
import { renderDecisionTables } from './render-decision-tables.ts';
import { withRenderedBlock } from './rendered-block.ts';

const path = fileURLToPath(new URL('../../../../packages/auth-state/README.md', import.meta.url));
const text = readFileSync(path, 'utf8');
writeFileSync(path, withRenderedBlock(text, renderDecisionTables(DECISION_TABLES)));

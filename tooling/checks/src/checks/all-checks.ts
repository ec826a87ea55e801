import type { Check } from '../project/project.ts';
import { arrows } from './arrows.ts';
import { cycles } from './cycles.ts';
import { decisionTables } from './decision-tables.ts';
import { decisions } from './decisions.ts';
import { errorCodes } from './error-codes.ts';
import { exportsExist } from './exports-exist.ts';
import { fileSize } from './file-size.ts';
import { noThirdParty } from './no-third-party.ts';
import { purity } from './purity.ts';
import { readme } from './readme.ts';
import { reasonsTaught } from './reasons-taught.ts';
import { repoWords } from './repo-words.ts';
import { rowTests } from './row-tests.ts';
import { shape } from './shape.ts';
import { sideEffects } from './side-effects.ts';
import { silent } from './silent.ts';
import { workflows } from './workflows.ts';

export const allChecks: readonly Check[] = [
  arrows,
  cycles,
  noThirdParty,
  purity,
  silent,
  sideEffects,
  exportsExist,
  fileSize,
  shape,
  errorCodes,
  readme,
  reasonsTaught,
  decisionTables,
  rowTests,
  repoWords,
  decisions,
  workflows,
];

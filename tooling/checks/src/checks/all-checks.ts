import type { Check } from '../project/project.ts';
import { decisions } from './decisions.ts';
import { documents } from './documents.ts';
import { errorCodes } from './error-codes.ts';
import { manifests } from './manifests.ts';
import { packedLinks } from './packed-links.ts';
import { prose } from './prose.ts';
import { purity } from './purity.ts';
import { reasonsTaught } from './reasons-taught.ts';
import { rendered } from './rendered.ts';
import { repoWords } from './repo-words.ts';
import { rowTests } from './row-tests.ts';
import { workflows } from './workflows.ts';

export const allChecks: readonly Check[] = [
  purity,
  errorCodes,
  manifests,
  reasonsTaught,
  rendered,
  rowTests,
  repoWords,
  decisions,
  documents,
  packedLinks,
  workflows,
  prose,
];

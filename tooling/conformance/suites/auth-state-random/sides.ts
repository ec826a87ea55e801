import type { Sides } from './compare.ts';
import { DIFFERENCES } from './differences/all-differences.ts';
import { FIRST_DIFFERENCES, SINCE_FIRST } from './first/first-differences.ts';
import { knownCase } from './first/known-case.ts';
import { project } from './first/project.ts';
import { decideByFirst } from './sdks/first.ts';
import { decideByLatest } from './sdks/latest.ts';
import { decideByOurs } from './sdks/ours.ts';

/** Ours beside `@clerk/backend`, at its latest version and at 1.0.1 as far as that goes. */
export const SIDES = {
  latest: { theirs: decideByLatest, ours: decideByOurs, differences: DIFFERENCES, mustMeet: DIFFERENCES },
  first: {
    theirs: decideByFirst,
    ours: decideByOurs,
    differences: FIRST_DIFFERENCES,
    mustMeet: SINCE_FIRST,
    toCase: knownCase,
    project,
  },
} as const satisfies Readonly<Record<string, Sides>>;

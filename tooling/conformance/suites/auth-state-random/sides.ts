import type { Sides } from './compare.ts';
import { DIFFERENCES } from './differences/all-differences.ts';
import { COMPAT_DIFFERENCES, COMPAT_MUST_MEET, comparableCase } from './differences/compat-differences.ts';
import { FIRST_DIFFERENCES, SINCE_FIRST } from './first/first-differences.ts';
import { knownCase } from './first/known-case.ts';
import { project } from './first/project.ts';
import { decideByCompat } from './sdks/compat.ts';
import { decideByFirst } from './sdks/first.ts';
import { decideByLatest } from './sdks/latest.ts';
import { decideByOurs } from './sdks/ours.ts';

/** Ours and `@clerk/backend`: the latest version, also through `@x/compat`, and 1.0.1 as far as it has the features. */
export const SIDES = {
  latest: { theirs: decideByLatest, ours: decideByOurs, differences: DIFFERENCES, mustMeet: DIFFERENCES },
  compat: {
    theirs: decideByLatest,
    ours: decideByCompat,
    differences: COMPAT_DIFFERENCES,
    mustMeet: COMPAT_MUST_MEET,
    toCase: comparableCase,
    // The code below is that of `latest`, so that fewer requests are enough.
    runs: 3_000,
  },
  first: {
    theirs: decideByFirst,
    ours: decideByOurs,
    differences: FIRST_DIFFERENCES,
    mustMeet: SINCE_FIRST,
    toCase: knownCase,
    project,
  },
} as const satisfies Readonly<Record<string, Sides>>;

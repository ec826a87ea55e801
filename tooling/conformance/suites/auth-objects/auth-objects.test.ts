import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AUTH_OBJECT_DIFFERENCES } from './auth-object-differences.ts';
import { claims, questions } from './claims.ts';
import { compareAuthObjects } from './compare-auth-objects.ts';
import { runs, sample } from './sample.ts';
import { tallyDifferences } from './tally-differences.ts';

it(`the auth objects of ${runs} random claims equal those of @clerk/backend 3.25.0, except for listed differences`, () => {
  const cases = sample(fc.tuple(claims, fc.array(questions, { minLength: 1, maxLength: 4 })));
  const { unlisted, counts } = tallyDifferences(
    cases.flatMap(([payload, questions]) => compareAuthObjects(payload, questions)),
    AUTH_OBJECT_DIFFERENCES,
  );
  expect(unlisted.slice(0, 5)).toEqual([]);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
}, 600_000);

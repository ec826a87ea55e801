import { expect, test } from 'vitest';
import { projectWithIndex, reportsOf } from '../project/project.test-support.ts';
import { prose } from './prose.ts';

test('prose reports the words with their alternative', () => {
  expect(reportsOf(prose, projectWithIndex(`// Has a key.\n// Loaded ${'anew'}.`))).toEqual([
    "packages/jwt/src/index.ts:2 'anew': again",
  ]);
});

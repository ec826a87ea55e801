import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { errorCodes } from './error-codes.ts';

const project = (code: string) =>
  projectOf({ 'packages/errors/package.json': { name: '@x/errors' }, 'packages/errors/src/reason.ts': code });

test('error-codes accepts unique codes in kebab-case, and the listed ones of the API', () => {
  const code =
    "export const FailReason = { A: 'token-expired', B: 'jwk-v2', C: 'clerk_key_invalid' } as const;";
  expect(reportsOf(errorCodes, project(code))).toEqual([]);
});

test('error-codes reports a code that is misspelt or repeated', () => {
  const code =
    "export const FailCode = {\n  A: 'token-expired',\n  B: 'tokenExpired',\n  C: 'token-expired',\n} as const;";
  expect(reportsOf(errorCodes, project(code))).toEqual([
    "packages/errors/src/reason.ts:3 'tokenExpired' of FailCode is not kebab-case: rename it, or add it to the codes of other systems",
    "packages/errors/src/reason.ts:4 FailCode has 'token-expired' twice: use a different code for each failure",
  ]);
});

test('error-codes fails when it finds no table to check', () => {
  expect(reportsOf(errorCodes, project('export const x = 1;'))).toHaveLength(1);
});

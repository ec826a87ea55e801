import { describe, expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { documents } from './documents.ts';

const files = {
  'package.json': { scripts: { ok: '', 'test:runtimes': '' } },
  'packages/jwt/package.json': {
    name: '@x/jwt',
    scripts: { types: '' },
    exports: { '.': './a.js', './internal': './b.js' },
  },
  'packages/jwt/src/verify/claim-checks.ts': 'export const CLAIM_CHECKS = process.env.CLERK_API_KEY;',
  'decisions/001-keys.md': '# 001: Keys',
};
const reportsFor = (document: string, path = 'packages/jwt/README.md') =>
  reportsOf(documents, projectOf({ ...files, [path]: document }));

describe('documents accepts', () => {
  test.each([
    ['a script', '`pnpm ok`, `npx --yes pnpm@12.21.0 --silent test:runtimes --only deno`'],
    ['a script of a package', '`pnpm --filter @x/jwt types`'],
    ['a command of pnpm', '`pnpm add @x/jwt`, `pnpm --filter @x/jwt exec vitest run a`'],
    [
      'a path from the root',
      '`packages/jwt/src/verify/claim-checks.ts`, `packages/jwt/`, `packages/*/package.json`',
    ],
    ['a path from the package', '`src/verify/claim-checks.ts:1`, `src/**/*.{ts,md}`'],
    ['a path with a placeholder', '`decisions/NNN-keys.md`'],
    ['the end of a path', '`verify/claim-checks.ts`, `claim-checks.ts`'],
    ['a package and its entry', '`@x/jwt`, `@x/jwt/internal`'],
    ['a constant', '`CLAIM_CHECKS`, `CLERK_API_KEY`, `GET`, `RS256`'],
    ['a link', '[a](src/verify/claim-checks.ts#L1), [b](https://example.com/a.ts), [c](#d)'],
    ['other code', '`GET /v1/users`, `application/json`, `.d.ts`, `users.getUser`, `a/b`'],
  ])('%s', (_, document) => {
    expect(reportsFor(document)).toEqual([]);
  });
});

describe('documents rejects', () => {
  test.each([
    ['an unknown script', '`pnpm okay`', '`pnpm okay`: there is no script okay'],
    ['an unknown script in a block', '```sh\n$ pnpm okay # all\n```', '`pnpm okay`: there is no script okay'],
    ['an unknown script of a package', '`pnpm --filter @x/jwt ok`', 'there is no script ok'],
    ['an unknown package in a command', '`pnpm --filter @x/jws types`', 'there is no package @x/jws'],
    ['a missing file', '`verify/check-claims.ts`', 'there is no file or folder `verify/check-claims.ts`'],
    ['a missing folder', '`packages/jws/`', 'there is no file or folder `packages/jws/`'],
    ['a glob without files', '`src/**/*.{md,json}`', 'there is no file or folder'],
    ['an unknown package', '`@x/jws`', 'there is no package `@x/jws`'],
    ['an unknown entry', '`@x/jwt/keys`', '@x/jwt has no entry ./keys'],
    ['an unknown constant', '`CLAIM_RULES`', 'there is no `CLAIM_RULES` in the code'],
    ['a broken link', '[a](verify.ts)', "the link to 'verify.ts' leads nowhere"],
    ['an unknown decision', 'See decision 002.', 'there is no decision 002'],
  ])('%s', (_, document, message) => {
    expect(reportsFor(document)).toEqual([expect.stringContaining(message)]);
  });

  test('a comment that names an unknown decision', () => {
    expect(reportsFor('// decisions/001-keys.md and decisions/001-key.md', 'packages/jwt/src/a.ts')).toEqual([
      'packages/jwt/src/a.ts:1 there is no decisions/001-key',
    ]);
  });
});

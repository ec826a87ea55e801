import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { arrows } from './arrows.ts';

const errors = { 'packages/errors/package.json': { name: '@x/errors' } };

test('arrows accepts a declared import along an arrow', () => {
  const project = projectOf({
    ...errors,
    'packages/jwt/package.json': { name: '@x/jwt', dependencies: { '@x/errors': 'workspace:^' } },
    'packages/jwt/src/index.ts':
      "import { ClerkError } from '@x/errors';\nimport type { X } from './types.ts';",
    'packages/jwt/src/types.ts': 'export type X = 1;',
  });
  expect(reportsOf(arrows, project)).toEqual([]);
});

test('arrows refuses a type import against the arrows', () => {
  const project = projectOf({
    'packages/auth-state/package.json': { name: '@x/auth-state', devDependencies: { '@x/rest-client': '*' } },
    'packages/auth-state/src/index.ts': "\nimport type { Call } from '@x/rest-client';",
  });
  expect(reportsOf(arrows, project)).toEqual([
    'packages/auth-state/src/index.ts:2 @x/auth-state must not depend on @x/rest-client (it may on @x/jwt, @x/errors)',
  ]);
});

test('arrows refuses a dependency against the arrows that no file uses yet', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt', peerDependencies: { '@x/backend': '*' } },
  });
  expect(reportsOf(arrows, project)).toEqual([
    'packages/jwt/package.json:- @x/jwt must not depend on @x/backend (it may on @x/errors): remove the dependency',
  ]);
});

test('arrows refuses an import that the package does not declare', () => {
  const project = projectOf({
    'packages/emulator/package.json': { name: '@x/emulator', devDependencies: { hono: '4.0.0' } },
    'packages/emulator/src/index.ts': "export { Hono } from 'hono/tiny';",
    'tooling/bench/package.json': { name: '@tooling/bench' },
    'tooling/bench/src/main.ts': "import 'tinybench';",
  });
  expect(reportsOf(arrows, project)).toEqual([
    "packages/emulator/src/index.ts:1 hono isn't declared: add it to the dependencies of @x/emulator",
    "tooling/bench/src/main.ts:1 tinybench isn't declared: add it to the devDependencies of @tooling/bench",
  ]);
});

test('arrows lets a test import what devDependencies declare, and nothing else', () => {
  const project = projectOf({
    'packages/rest-client/package.json': {
      name: '@x/rest-client',
      devDependencies: { '@x/emulator': '*', vitest: '*' },
    },
    'packages/rest-client/src/call.test.ts':
      "import { test } from 'vitest';\nimport { createEmulator } from '@x/emulator';\nimport fc from 'fast-check';",
  });
  expect(reportsOf(arrows, project)).toEqual([
    "packages/rest-client/src/call.test.ts:3 fast-check isn't declared: add it to the devDependencies of @x/rest-client",
  ]);
});

test('arrows refuses an import of tooling, by name and by path', () => {
  const project = projectOf({
    'packages/errors/package.json': { name: '@x/errors', devDependencies: { '@tooling/checks': '*' } },
    'packages/errors/src/a.test.ts': "import '@tooling/checks';",
    'packages/errors/src/b.ts': "import '../../../tooling/config/tsup.ts';",
  });
  expect(reportsOf(arrows, project)).toEqual([
    'packages/errors/package.json:- @x/errors must not depend on @tooling/checks (it may on no other package): remove the dependency',
    'packages/errors/src/a.test.ts:1 no library imports tooling: move what is needed out of @tooling/checks',
    "packages/errors/src/b.ts:1 '../../../tooling/config/tsup.ts' leaves the package: import the other package by its name",
  ]);
});

test('arrows refuses test code in a source file', () => {
  const project = projectOf({
    ...errors,
    'packages/errors/src/index.ts': "import { token } from './tokens.test-support.ts';",
    'packages/errors/src/tokens.test-support.ts': "export const token = '';",
  });
  expect(reportsOf(arrows, project)).toEqual([
    "packages/errors/src/index.ts:1 './tokens.test-support.ts' is test code, which isn't published: move what is needed into a source file",
  ]);
});

test('arrows refuses an #import that package.json does not define', () => {
  const project = projectOf({ ...errors, 'packages/errors/src/index.ts': "import { now } from '#runtime';" });
  expect(reportsOf(arrows, project)).toEqual([
    `packages/errors/src/index.ts:1 '#runtime' isn't among the "imports" of packages/errors/package.json: add it there`,
  ]);
});

test('arrows refuses packages that depend on each other', () => {
  const project = projectOf({
    'tooling/a/package.json': { name: '@tooling/a', dependencies: { '@tooling/b': '*' } },
    'tooling/b/package.json': { name: '@tooling/b', dependencies: { '@tooling/a': '*' } },
  });
  expect(reportsOf(arrows, project)).toEqual([
    'tooling/a/package.json:- packages depend on each other: @tooling/a -> @tooling/b -> @tooling/a. Remove one of the dependencies',
  ]);
});

test('arrows asks for the arrows of a new library', () => {
  const project = projectOf({ 'packages/new/package.json': { name: '@x/new' } });
  expect(reportsOf(arrows, project)).toEqual([
    'packages/new/package.json:- @x/new has no arrows: add what it may import to the table of this check',
  ]);
});

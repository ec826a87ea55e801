import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { noThirdParty } from './no-third-party.ts';

test('no-third-party accepts packages of the workspace, and anything for development', () => {
  const project = projectOf({
    'packages/jwt/package.json': {
      name: '@x/jwt',
      dependencies: { '@x/errors': '*' },
      devDependencies: { vitest: '*' },
    },
    'packages/emulator/package.json': { name: '@x/emulator', dependencies: { hono: '*' } },
  });
  expect(reportsOf(noThirdParty, project)).toEqual([]);
});

test.each(['dependencies', 'peerDependencies', 'optionalDependencies'])(
  'no-third-party reports a library among %s',
  (field) => {
    const project = projectOf({ 'packages/jwt/package.json': { name: '@x/jwt', [field]: { jose: '*' } } });
    expect(reportsOf(noThirdParty, project)).toEqual([
      'packages/jwt/package.json:- jose would be installed with @x/jwt: use the platform instead, or make it a devDependency',
    ]);
  },
);

test('no-third-party accepts an optional peer in the entry of its name, and nowhere else', () => {
  const project = projectOf({
    'packages/jwt/package.json': {
      name: '@x/jwt',
      peerDependencies: { undici: '*' },
      peerDependenciesMeta: { undici: { optional: true } },
    },
    'packages/jwt/src/undici/index.ts': "import { Agent } from 'undici';",
    'packages/jwt/src/index.ts': "import { Agent } from 'undici';",
  });
  expect(reportsOf(noThirdParty, project)).toEqual([
    'packages/jwt/src/index.ts:1 undici may be absent: only what lies in packages/jwt/src/undici/ imports it',
  ]);
});

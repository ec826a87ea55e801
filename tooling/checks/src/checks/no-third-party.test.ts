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

import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { exportsExist } from './exports-exist.ts';

const manifest = {
  name: '@x/jwt',
  main: './dist/index.cjs',
  exports: {
    '.': {
      '@x/source': './src/index.ts',
      node: { types: './dist/index.d.ts', default: './dist/index.cjs' },
      import: { types: './dist/index.d.ts', default: './dist/index.js' },
    },
    './package.json': './package.json',
  },
};
const files = { 'packages/jwt/package.json': manifest, 'packages/jwt/src/index.ts': '' };
const built = ['index.cjs', 'index.js', 'index.d.ts'].map((name) => `packages/jwt/dist/${name}`);
const withExports = (exports: unknown) =>
  projectOf({ ...files, 'packages/jwt/package.json': { ...manifest, exports } }, { built });

test('exports-exist accepts a package that keeps its promises', () => {
  expect(reportsOf(exportsExist, projectOf(files, { built, mustBeBuilt: true }))).toEqual([]);
});

test('exports-exist says that it skipped a package that is not built', () => {
  const project = projectOf(files);
  expect(reportsOf(exportsExist, project)).toEqual([]);
  expect(exportsExist.scope(project)).toContain('skipped (not built): packages/jwt');
});

test('exports-exist refuses a package that is not built when it must be', () => {
  expect(reportsOf(exportsExist, projectOf(files, { mustBeBuilt: true }))).toHaveLength(5);
});

test('exports-exist reports one file that the build did not leave', () => {
  expect(reportsOf(exportsExist, projectOf(files, { built: built.slice(1) }))).toEqual([
    "packages/jwt/package.json:- exports > . > node > default names packages/jwt/dist/index.cjs, which doesn't exist: build the package, or correct its entry",
    "packages/jwt/package.json:- main names packages/jwt/dist/index.cjs, which doesn't exist: build the package, or correct its entry",
  ]);
});

test('exports-exist reports a missing source even without a build', () => {
  const project = projectOf({ 'packages/jwt/package.json': manifest });
  expect(reportsOf(exportsExist, project)).toEqual([
    "packages/jwt/package.json:- exports > . > @x/source names packages/jwt/src/index.ts, which doesn't exist: correct the path",
  ]);
});

test.each([
  [
    'types after default',
    { default: './dist/index.js', types: './dist/index.d.ts' },
    /types must come first.*default must come last/s,
  ],
  [
    'the source after import',
    { import: './dist/index.js', '@x/source': './src/index.ts' },
    /@x\/source must come first/,
  ],
  [
    'a runtime after import',
    { import: './dist/index.js', node: './dist/index.cjs' },
    /node must come before import/,
  ],
])('exports-exist reports %s', (_, conditions, message) => {
  expect(reportsOf(exportsExist, withExports({ '.': conditions })).join('\n')).toMatch(message);
});

import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { manifests } from './manifests.ts';

const manifest = { name: '@x/jwt', version: '0.1.0', license: 'MIT', engines: { node: '>=18.17.0' } };
const files = {
  'packages/errors/package.json': { ...manifest, name: '@x/errors' },
  'packages/errors/README.md': '# @x/errors',
  'packages/errors/CHANGELOG.md': '# @x/errors',
  'packages/jwt/package.json': manifest,
  'packages/jwt/README.md': '# @x/jwt',
  'packages/jwt/CHANGELOG.md': '# @x/jwt',
};

test('manifests accepts complete packages', () => {
  expect(reportsOf(manifests, projectOf(files))).toEqual([]);
});

test('manifests reports everything that a package lacks', () => {
  const incomplete = { name: '@x/jwt', version: '0.0.0', engines: { node: '>=20' } };
  const project = projectOf({
    ...files,
    'packages/jwt/package.json': incomplete,
    'packages/jwt/README.md': '\n',
  });
  expect(reportsOf(manifests, project)).toEqual([
    'packages/jwt/README.md:- is missing or empty: write it',
    'packages/jwt/package.json:- license is missing: set it to MIT',
    'packages/jwt/package.json:- version is 0.0.0: set a version of its own',
    'packages/jwt/package.json:- engines is {"node":">=20"}, elsewhere {"node":">=18.17.0"}: make them the same',
  ]);
});

test('manifests reports conditions that another condition hides', () => {
  const entry = { import: './a.js', node: './b.js', '@x/source': './c.ts' };
  const project = projectOf({
    ...files,
    'packages/jwt/package.json': { ...manifest, exports: { '.': entry } },
  });
  expect(reportsOf(manifests, project)).toEqual([
    'packages/jwt/package.json:- @x/source must come first in { import, node, @x/source }',
    'packages/jwt/package.json:- node must come before import and require in { import, node, @x/source }',
  ]);
});

test('manifests reports a subpath whose types node10 does not find', () => {
  const types = { types: './dist/a.d.cts', default: './dist/a.cjs' };
  const exports = { '.': { require: types }, './a': { import: './dist/a.js', require: types } };
  const typesVersions = { '*': { a: ['./dist/a.d.cts'] } };
  const reportsWith = (more: object) =>
    reportsOf(
      manifests,
      projectOf({ ...files, 'packages/jwt/package.json': { ...manifest, exports, ...more } }),
    );
  expect(reportsWith({ typesVersions })).toEqual([]);
  expect(reportsWith({})).toEqual([
    'packages/jwt/package.json:- typesVersions must be {"*":{"a":["./dist/a.d.cts"]}}',
  ]);
});

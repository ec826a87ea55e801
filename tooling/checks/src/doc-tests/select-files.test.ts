import { expect, test } from 'vitest';
import { projectOf } from '../project/project.test-support.ts';
import { selectFiles } from './select-files.ts';

const project = projectOf({
  'README.md': '# Use',
  'packages/jwt/package.json': '{ "name": "@x/jwt" }',
  'packages/jwt/src/add.ts': 'export const add = 1;',
});
const pathsOf = (parts: readonly string[]) => {
  const { packages, texts } = selectFiles(project, parts);
  return [...texts.keys(), ...packages.flatMap(({ files }) => files.map(({ path }) => path))];
};

test('selectFiles() keeps documents and sources by a part of their path', () => {
  expect(pathsOf(['README'])).toEqual(['README.md']);
  expect(pathsOf(['src/add'])).toEqual(['packages/jwt/src/add.ts', 'packages/jwt/src/add.ts']);
});

test('selectFiles() keeps everything without a part', () => {
  expect(pathsOf([])).toHaveLength(4);
});

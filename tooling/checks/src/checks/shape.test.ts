import { describe, expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { shape } from './shape.ts';

const project = (name: string, path: string, text: string) =>
  projectOf({
    [`packages/${name}/package.json`]: {
      name: `@x/${name}`,
      exports: { './jwt': { '@x/source': './src/jwt.ts' } },
    },
    [`packages/${name}/src/${path}`]: text,
  });

describe('shape refuses', () => {
  test.each([
    ['a default export', 'export default 1;', /default export/],
    ['a default function', 'export default function f() {}', /default export/],
    ['an export as default', 'const x = 1;\nexport { x as default };', /default export/],
    ['an enum', 'export enum E { A }', /enum/],
    ['a class', 'export class Client {}', /class that is no error/],
    ['a class expression', 'export const x = class extends Map {};', /class that is no error/],
    ['a barrel', "export * from './other.ts';", /re-exports '.\/other.ts'/],
    ['a named re-export', "export type { X } from './other.ts';", /re-exports '.\/other.ts'/],
  ])('%s', (_, code, message) => {
    expect(reportsOf(shape, project('jwt', 'a.ts', code)).join('\n')).toMatch(message);
  });
});

test('shape accepts error classes and functions', () => {
  const code =
    'export class AError extends TypeError {}\nexport class BError extends AError {}\nexport function f() {}';
  expect(reportsOf(shape, project('jwt', 'a.ts', code))).toEqual([]);
});

test('shape accepts re-exports in an index and in an entry of the package', () => {
  expect(reportsOf(shape, project('jwt', 'index.ts', "export { a } from './a.ts';"))).toEqual([]);
  expect(reportsOf(shape, project('jwt', 'jwt.ts', "export * from './a.ts';"))).toEqual([]);
});

test('shape accepts re-exports across packages in backend only', () => {
  const code = "export * from '@x/jwt';";
  expect(reportsOf(shape, project('backend', 'jwt.ts', code))).toEqual([]);
  expect(reportsOf(shape, project('auth-state', 'index.ts', code))).toEqual([
    "packages/auth-state/src/index.ts:1 re-exports '@x/jwt': only @x/backend hands on what other packages declare",
  ]);
});

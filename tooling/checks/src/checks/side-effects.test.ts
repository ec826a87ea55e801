import { describe, expect, test } from 'vitest';
import { projectOf, projectWithIndex, reportsOf } from '../project/project.test-support.ts';
import { sideEffects } from './side-effects.ts';

describe('side-effects reports at the top level', () => {
  test.each([
    ['a call', 'start();'],
    ['an assignment', 'globals.x = 1;'],
    ['a loop', 'for (const x of []) {}'],
    ['fetch', "const answer = fetch('https://example.com');"],
    ['reading fetch', 'const send = fetch;'],
    ['a lazily loaded global', 'const decoder = new TextDecoder();'],
    ['headers', 'export const headers = new Headers();'],
    ['crypto', 'const { subtle } = crypto;'],
    ['a random value in a table', 'const table = { id: [crypto.randomUUID()] };'],
    ['await', 'export const x = await load();'],
    ['a call within an array', 'const x = [1, make()];'],
    ['a call within a template', `const x = \`\${make()}\`;`],
    ['a call in a computed key', 'const x = { [make()]: 1 };'],
    ['a spread call', 'const x = { ...make() };'],
    ['a static initialiser', 'export class MyError extends Error { static x = make(); }'],
    ['a static block', 'export class MyError extends Error { static { make(); } }'],
    ['a pure call of a global', 'const x = /*#__PURE__*/ fetch(url);'],
    ['an increment', 'let n = 0;\nconst x = ++n;'],
  ])('%s', (_, code) => {
    expect(sideEffects.run(projectWithIndex(code))).toHaveLength(1);
  });
});

describe('side-effects accepts at the top level', () => {
  test.each([
    ['literals', `const a = 1, b = -2n, c = /x/g, d = null, e = \`x\${a}\`, f = 'a' + b;`],
    [
      'nested tables',
      'const a = 1;\nexport const t = { a, b: [a, { c: a }], ...{ d: a } } as const satisfies X;',
    ],
    ['functions', 'export const f = async () => fetch(url);\nexport function g() { start(); }'],
    ['sets and maps', "const s = new Set(['a']);\nconst m: Map<string, number> = new Map([['a', 1]]);"],
    ['a frozen object', 'export const x = Object.freeze({ a: 1 });'],
    ['a registered symbol', "const brand = Symbol.for('@x/errors');"],
    ['derived tables', 'const t = { a: 1 };\nconst names = Object.keys(t).map((name) => name.length);'],
    [
      'a defining call',
      "import { operation } from './operation.ts';\nexport const get = operation({ path: '/' });",
    ],
    ['a call marked as pure', 'import { make } from "./make.ts";\nconst x = /*#__PURE__*/ make({ a: 1 });'],
    ['calls within a pure file', '// Pure\nconst make = (a: number) => ({ a });\nconst x = make(1);'],
    ['types', 'export type A = 1;\nexport interface B {}\ndeclare module "x" {}'],
    ['an error class', 'export class MyError extends Error { static code = "x"; id = make(); }'],
  ])('%s', (_, code) => {
    expect(reportsOf(sideEffects, projectWithIndex(code))).toEqual([]);
  });
});

test('side-effects accepts calls of what a pure file exports, and names the part that runs', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt' },
    'packages/jwt/src/a.ts':
      "import { pure } from './pure.ts';\nimport { other } from './other.ts';\nexport const t = [\n  pure(1),\n  other(2),\n];",
    'packages/jwt/src/pure.ts': '// Pure',
    'packages/jwt/src/other.ts': '',
  });
  expect(reportsOf(sideEffects, project)).toEqual([expect.stringMatching(/a\.ts:5 `other\(2\)` runs when/)]);
});

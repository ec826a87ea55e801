import { describe, expect, test } from 'vitest';
import { projectOf, projectWithIndex, reportsOf } from '../project/project.test-support.ts';
import { purity } from './purity.ts';

const pure = (code: string) => projectWithIndex(`// Pure\n${code}`);

describe('purity rejects in a pure file', () => {
  test.each([
    ['the clock', 'export const f = () => Date.now();'],
    ['the current date', 'export const f = () => new Date();'],
    ['the current date as a string', 'export const f = () => Date();'],
    ['performance', 'export const f = () => performance.now();'],
    ['Math.random', 'export const f = () => Math.random();'],
    ['crypto', 'export const f = () => crypto.randomUUID();'],
    ['fetch', "export const f = () => fetch('https://example.com');"],
    ['fetch as a default', 'export const f = (send = fetch) => send;'],
    ['fetch in an object', 'export const f = () => ({ fetch });'],
    ['WebSocket', 'export const f = () => new WebSocket(url);'],
    ['a timer', 'export const f = () => setTimeout(() => {}, 1);'],
    ['console', 'export const f = () => console.log(1);'],
    ['process', 'export const f = () => process.env;'],
    ['Deno', 'export const f = () => Deno.env;'],
    ['Bun', 'export const f = () => Bun.env;'],
    ['globalThis', 'export const f = () => globalThis.x;'],
    ['Promise', 'export const f = () => Promise.resolve(1);'],
    ['an async function', 'export async function f() {}'],
    ['await', 'export const x = await y;'],
    ['a base class from a global', 'export class X extends WebSocket {}'],
  ])('%s', (_, code) => {
    expect(purity.run(pure(code))[0]).toMatchObject({ file: 'packages/jwt/src/index.ts', line: 2 });
  });
});

describe('purity accepts in a pure file', () => {
  test.each([
    ['conversion of a date', 'export const f = (at: number) => new Date(at).toISOString();'],
    ['Math', 'export const f = (x: number) => Math.max(x, 0);'],
    [
      'types of what it must not use',
      'export interface Ports { fetch: typeof fetch; verify(): Promise<void> }',
    ],
    ['a parameter named like a global', 'export const f = (performance: number) => performance + 1;'],
    ['a member named like a global', 'export const f = (ports: Ports) => [ports.fetch, { crypto: 1 }];'],
    ['a local variable named like a global', 'export function f() { const [{ self }] = []; return self; }'],
  ])('%s', (_, code) => {
    expect(reportsOf(purity, pure(code))).toEqual([]);
  });
});

test('purity leaves files without the exact mark alone', () => {
  expect(reportsOf(purity, projectWithIndex('// Pure in spirit\nDate.now();'))).toEqual([]);
  expect(reportsOf(purity, projectWithIndex('Date.now();\n// Pure'))).toEqual([]);
});

test('purity finds the mark below another comment', () => {
  expect(reportsOf(purity, projectWithIndex('/** About. */\n// Pure\nDate.now();'))).toHaveLength(1);
});

test('purity lets a pure file import values of pure files and types of any', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt' },
    'packages/jwt/src/a.ts':
      "// Pure\nimport { b } from './b.ts';\nimport { type C, type D } from './c.ts';\nimport { ClerkError } from '@x/errors';",
    'packages/jwt/src/b.ts': '// Pure',
    'packages/jwt/src/c.ts': '',
  });
  expect(reportsOf(purity, project)).toEqual([]);
});

test('purity rejects values of impure files, built-in modules and libraries', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt' },
    'packages/jwt/src/a.ts':
      "// Pure\nimport { type B, b } from './b.ts';\nimport { hash } from 'node:crypto';\nexport const c = import('./c.ts');",
    'packages/jwt/src/b.ts': '',
    'packages/jwt/src/c.ts': '// Pure',
  });
  expect(purity.run(project).map(({ line, message }) => [line, message.split(',')[0]])).toEqual([
    [2, 'a pure file imports packages/jwt/src/b.ts'],
    [3, "a pure file imports 'node:crypto'"],
    [4, "a pure file imports './c.ts' dynamically"],
  ]);
});

test('purity looks up where another package declares what a pure file imports', () => {
  const project = projectOf({
    'packages/jwt/package.json': { name: '@x/jwt', exports: { '.': { '@x/source': './src/index.ts' } } },
    'packages/jwt/src/index.ts':
      "export { decodeJwt } from './decode-jwt.ts';\nexport { verifyToken } from './verify-token.ts';",
    'packages/jwt/src/decode-jwt.ts': '// Pure',
    'packages/jwt/src/verify-token.ts': '',
    'packages/auth-state/package.json': { name: '@x/auth-state' },
    'packages/auth-state/src/a.ts': "// Pure\nimport { decodeJwt, verifyToken } from '@x/jwt';",
  });
  expect(reportsOf(purity, project)).toEqual([
    "packages/auth-state/src/a.ts:2 a pure file imports verifyToken of '@x/jwt' (packages/jwt/src/verify-token.ts), which is not marked // Pure: mark it, import only its types, or pass the value in",
  ]);
});

test('purity finds the file behind an entry with a wildcard', () => {
  const project = projectOf({
    'tooling/a/package.json': { name: '@tooling/a', exports: { './*': './src/*.ts' } },
    'tooling/a/src/pure.ts': '// Pure',
    'tooling/a/src/other.ts': '',
    'tooling/b/package.json': { name: '@tooling/b' },
    'tooling/b/src/b.ts':
      "// Pure\nimport { a } from '@tooling/a/pure';\nimport { b } from '@tooling/a/other';",
  });
  expect(reportsOf(purity, project)).toEqual([
    expect.stringMatching(/^tooling\/b\/src\/b.ts:3 .*tooling\/a\/src\/other.ts/),
  ]);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { describeProject } from '../project/describe-project.ts';
import { readProjectFiles } from '../project/read-project-files.ts';
import { sourceEntries } from '../project/resolve-import.ts';
import { filesThatRun } from './files-that-run.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const libraries = describeProject(readProjectFiles(root)).packages.filter(({ isLibrary }) => isLibrary);
/** Files that spread a constant list. The bundler cannot know that this iterates an array and runs nothing else. */
const SPREADS_LISTS: readonly string[] = [
  'packages/auth-state/src/settings/merge-options.ts',
  'packages/rest-client/src/engine/limits.ts',
];

/** The emulator is a program of its own, which builds its routes with calls. No application bundles it. */
const entries = libraries
  .filter(({ manifest }) => manifest.name !== '@x/emulator')
  .flatMap(sourceEntries)
  .map(({ path }) => path);

test.each(entries)('importing %s runs nothing', async (entry) => {
  const files = await filesThatRun(join(root, entry));

  expect(files.filter((file) => !SPREADS_LISTS.includes(relative(root, file)))).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'side-effects-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'package.json'), '{ "type": "module", "sideEffects": false }');
writeFileSync(join(folder, 'make.ts'), 'export const make = () => globalThis.x;');

function filesThatRunFor(code: string): Promise<readonly string[]> {
  const entry = join(folder, 'planted.ts');
  writeFileSync(entry, `import { make } from './make.ts';\n${code}`);
  return filesThatRun(entry);
}

describe('filesThatRun() reports', () => {
  test.each([
    ['a call', 'make();'],
    ['an assignment', 'globalThis.x = 1;'],
    ['a loop', 'for (const x of [make()]) {}'],
    ['fetch', "const answer = fetch('https://example.com');"],
    ['a global that is loaded lazily', 'const decoder = new TextDecoder();'],
    ['headers', 'export const headers = new Headers();'],
    ['a random value in a table', 'const table = { id: [crypto.randomUUID()] };'],
    ['await', 'export const x = await make();'],
    ['a call in a computed key', 'const x = { [make()]: 1 };'],
    ['a static initialiser', 'export class MyError extends Error { static x = make(); }'],
    ['a static block', 'export class MyError extends Error { static { make(); } }'],
  ])('%s', async (_, code) => {
    expect(await filesThatRunFor(code)).toContainEqual(expect.stringContaining('planted.ts'));
  });
});

describe('filesThatRun() accepts', () => {
  test.each([
    ['literals', `const a = 1, b = -2n, c = /x/g, d = null, e = 'a' + 'b';`],
    ['tables', 'const a = 1;\nexport const t = { a, b: [a, { c: a }], ...{ d: a } } as const;'],
    ['functions', 'export const f = async () => fetch(url);\nexport function g() { make(); }'],
    ['sets and maps', "const s = new Set(['a']);\nconst m: Map<string, number> = new Map([['a', 1]]);"],
    ['a registered symbol', "const brand = Symbol.for('@x/errors');"],
    ['a call marked as pure', 'const x = /* @__PURE__ */ make();'],
    ['an error class', 'export class MyError extends Error { static code = "x"; id = make(); }'],
  ])('%s', async (_, code) => {
    expect(await filesThatRunFor(code)).toEqual([]);
  });
});

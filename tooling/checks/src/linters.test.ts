import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
  }
});

/** Writes files into a new folder and returns its path. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a linter and returns what it prints. Its exit code is not 0, because it finds violations. */
function run(name: string, args: readonly string[], cwd: string): string {
  return spawnSync(join(root, 'node_modules/.bin', name), args, { cwd, encoding: 'utf8' }).stdout;
}

/** Code of a library, and the rule that rejects it. */
const REJECTED: ReadonlyArray<readonly [what: string, code: string, rule: string]> = [
  ['a default export', 'export default 1;', 'noDefaultExport'],
  ['a default function', 'export default function f() {}', 'noDefaultExport'],
  ['an export as default', 'const x = 1;\nexport { x as default };', 'noDefaultExport'],
  ['an enum', 'export enum E { A }', 'noEnum'],
  ['a class', 'export class Client {}', 'plugin'],
  ['a class expression', 'export const x = class extends Map {};', 'plugin'],
  ['console', 'export const f = () => console.warn(1);', 'noConsole'],
  ['a stream of the process', "export const f = () => process.stdout.write('');", 'noRestrictedGlobals'],
  ['a module of Node', "import 'node:fs';", 'noNodejsModules'],
  ['a nested conditional', 'export const f = (a: number) => (a > 1 ? 1 : a > 0 ? 2 : 3);', 'noNestedTernary'],
  [
    'five parameters',
    'export const f = (a = 1, b = 1, c = 1, d = 1, e = 1) => [a, b, c, d, e];',
    'useMaxParams',
  ],
  ['any', 'export const f = (a: any) => a;', 'noExplicitAny'],
  ['a non-null assertion', 'export const f = (a?: string) => a!;', 'noNonNullAssertion'],
  ['a long file', 'export const x = 1;\n'.repeat(221), 'noExcessiveLinesPerFile'],
  ['a long function', `export function f() {\n${'  g();\n'.repeat(51)}}`, 'noExcessiveLinesPerFunction'],
];

const ACCEPTED: Readonly<Record<string, string>> = {
  'packages/errors/src/an-error-class.ts': 'export class AError extends TypeError {}\n',
  'packages/emulator/src/cli.ts': 'console.log(process.argv);\n',
  'tooling/checks/src/a-script.ts': 'console.log(1);\n',
};

describe('biome', () => {
  let diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
  const pathOf = (what: string): string => `packages/errors/src/${what.replaceAll(' ', '-')}.ts`;

  beforeAll(() => {
    const planted = plant({
      ...Object.fromEntries(REJECTED.map(([what, code]) => [pathOf(what), code])),
      ...ACCEPTED,
      'biome.json': readFileSync(join(root, 'biome.json'), 'utf8'),
    });
    cpSync(join(root, 'tooling/checks/biome'), join(planted, 'tooling/checks/biome'), { recursive: true });
    const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
    ({ diagnostics } = JSON.parse(run('biome', args, planted)));
  });

  const rulesOf = (path: string): readonly string[] =>
    diagnostics.filter(({ location }) => location.path === path).map(({ category }) => category);

  test.each(REJECTED)('rejects %s in a library', (what, _, rule) => {
    expect(rulesOf(pathOf(what)).join()).toContain(rule);
  });

  test.each(Object.keys(ACCEPTED))('accepts %s', (path) => {
    expect(rulesOf(path)).toEqual([]);
  });
});

const source = (name: string): string =>
  JSON.stringify({ name, exports: { '.': { '@x/source': './src/index.ts' } } });
const installed = (name: string): string => JSON.stringify({ name, main: 'index.js' });

const PLANTED: Readonly<Record<string, string>> = {
  'packages/errors/package.json': source('@x/errors'),
  'packages/errors/src/index.ts': "export * from './a.ts';",
  'packages/errors/src/a.ts': "import { b } from './b.ts';\nimport '@x/jwt';\nexport const a = b;",
  'packages/errors/src/b.ts': "import type { a } from './a.ts';\nexport const b: typeof a = 1;",
  'packages/errors/src/c.ts': [
    "import './a.test-support.ts';",
    "import 'hono';",
    "import './missing.ts';",
    "import '#missing';",
  ].join('\n'),
  'packages/errors/src/d.ts': "import '../../../tooling/config/tsup.ts';\nexport { b } from './b.ts';",
  'packages/errors/src/a.test-support.ts': 'export {};',
  'packages/errors/src/one/a.ts': "import '../two/b.ts';",
  'packages/errors/src/one/c.ts': 'export type C = 1;',
  'packages/errors/src/two/b.ts': 'export {};',
  'packages/errors/src/two/d.ts': "import type { C } from '../one/c.ts';\nexport type D = C;",
  'packages/jwt/package.json': source('@x/jwt'),
  'packages/jwt/src/index.ts': "export { a } from '@x/errors';\nimport '../../errors/src/a.ts';",
  'packages/rest-client/src/call.ts': "import 'undici';",
  'packages/new/src/index.ts': "import '@x/errors';",
  'tooling/config/tsup.ts': 'export {};',
  'node_modules/hono/package.json': installed('hono'),
  'node_modules/hono/index.js': '',
  'node_modules/undici/package.json': installed('undici'),
  'node_modules/undici/index.js': '',
  'tsconfig.base.json': '{}',
};

describe('dependency-cruiser rejects', () => {
  let report: string;

  beforeAll(() => {
    const planted = plant(PLANTED);
    mkdirSync(join(planted, 'node_modules/@x'));
    for (const name of ['errors', 'jwt']) {
      symlinkSync(join(planted, 'packages', name), join(planted, 'node_modules/@x', name));
    }
    report = ['.dependency-cruiser.mjs', '.dependency-cruiser.folders.mjs']
      .map((config) => run('depcruise', ['--config', join(root, config), 'packages'], planted))
      .join('');
  });

  test.each([
    ['an arrow that is not in ARROWS', 'arrows-of-errors', 'errors/src/a.ts → packages/jwt/src/index.ts'],
    ['a library without arrows', 'library-without-arrows', 'new/src/index.ts → packages/errors/src/index.ts'],
    ['an import of tooling', 'no-import-of-tooling', 'errors/src/d.ts → tooling/config/tsup.ts'],
    ['test code', 'no-import-of-tests', 'errors/src/c.ts → packages/errors/src/a.test-support.ts'],
    ['a path into another package', 'no-relative-import-of-another-package', 'jwt/src/index.ts'],
    ['an npm package', 'no-third-party', 'errors/src/c.ts → node_modules/hono/index.js'],
    ['an optional peer outside its folder', 'optional-peer-undici', 'rest-client/src/call.ts'],
    ['a re-export of another package', 'no-re-export-of-another-package', 'jwt/src/index.ts'],
    ['a re-export outside an entry', 'no-barrel', 'errors/src/d.ts → packages/errors/src/b.ts'],
    ['a missing file', 'no-unresolvable-import', 'errors/src/c.ts → ./missing.ts'],
    ['an undefined #import', 'no-unresolvable-import', 'errors/src/c.ts → #missing'],
    ['a cycle of files, types included', 'no-file-cycle', 'errors/src/a.ts'],
    ['a cycle of folders, types included', 'no-folder-cycle', 'errors/src/one'],
  ])('%s', (_, rule, where) => {
    expect(report).toContain(`${rule}: packages/${where}`);
  });
});

test('knip rejects unused files, exports and dependencies', () => {
  const planted = plant({
    'package.json': '{ "name": "a", "main": "a.js", "dependencies": { "hono": "4.0.0" } }',
    'a.js': "import { b } from './b.js';\nb();",
    'b.js': 'export const b = () => {};\nexport const unused = 1;',
    'c.js': '',
  });

  expect(run('knip', ['--no-config-hints'], planted)).toMatch(/c\.js.*hono.*unused/s);
});

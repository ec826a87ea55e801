import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { projectOf } from '../project/project.test-support.ts';
import { formatViolation } from '../run-checks.ts';
import { summarize } from './summarize.ts';
import { testDocs } from './test-docs.ts';

// Within this package, so that the blocks find what it depends on.
const base = fileURLToPath(new URL('../../.doc-tests-', import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Tests a repository with these files, for real: compiler, vitest and all. */
function testRepository(files: Record<string, string>, missing?: ReadonlyMap<string, string>) {
  const root = mkdtempSync(base);
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const report = testDocs(projectOf(files), root, join(root, 'generated'), missing);
  return { ...report, ...summarize(report), violations: report.violations.map(formatViolation) };
}

const fence = '```';
const document = (...blocks: readonly string[]) =>
  `# Use\n\n${blocks.map((block) => `${fence}ts${block}\n${fence}`).join('\n\n')}\n`;

test('testDocs() passes documents whose blocks are right', () => {
  const report = testRepository({
    'README.md': document(
      "\nimport { isClerkError } from '@x/errors';\n\nconst answer = isClerkError(1); // => false",
      ' continues\nisClerkError(answer); // => false\nPromise.resolve({ answer }); // => { answer: false }',
      ' continues no-run="needs a server"\nawait fetch("http://localhost/", { body: String(answer) });',
      ' no-run="would fail"\nthrow new Error();',
    ),
    'packages/jwt/package.json': '{ "name": "@x/jwt" }',
    'packages/jwt/src/add.ts': '/**\n * ```ts\n * 1 + 1; // => 2\n * ```\n */\nexport const add = 1;',
  });
  expect(report.violations).toEqual([]);
  expect(report.lines).toEqual([
    'doc tests  5 blocks in 2 files: 3 run in 2 tests (2 passed), 2 only type-checked, ok',
    '  README.md:14 not run: needs a server',
    '  README.md:18 not run: would fail',
  ]);
  expect(report.isPassed).toBe(true);
});

test('testDocs() fails, and points into the document', () => {
  const report = testRepository({
    'README.md': document(
      "\nconst wrong = 'a'; // => 'b'",
      '\nconst typed: string = 1;',
      " no-run\nconst text = '';",
      "\n\nthrow new Error('thrown on line 17');",
      '\nconst right = 1; // => 1',
      ' no-run="checked all the same"\nmissing();',
    ),
  });
  expect(report.isPassed).toBe(false);
  expect(report.violations).toEqual([
    'README.md:11 [doc-tests] no-run needs a reason: no-run="needs a browser"',
    "README.md:8 [doc-tests] TS2322: Type 'number' is not assignable to type 'string'.",
    "README.md:25 [doc-tests] TS2304: Cannot find name 'missing'.",
  ]);
  expect(report.run).toMatchObject({ passed: 2, failed: 2 });
  const output = stripVTControlCharacters(report.run.output);
  expect(output).toMatch(/README\.md:3 Use.*README\.md:4:/s);
  expect(output).toMatch(/thrown on line 17.*README\.md:17:/s);
});

test('testDocs() does not run what needs something that is missing', () => {
  const files = { 'README.md': document(' needs="redis-server"\nthrow new Error();', '\n1 + 1; // => 2') };
  const report = testRepository(files, new Map([['redis-server', 'none is installed']]));
  expect(report.lines).toEqual([
    'doc tests  2 blocks in 1 files: 1 run in 1 tests (1 passed), 1 only type-checked, ok',
    '  README.md:3 not run: none is installed',
  ]);
});

test('testDocs() does not pass a repository without a block', () => {
  expect(testRepository({ 'README.md': '# Use' }).isPassed).toBe(false);
});

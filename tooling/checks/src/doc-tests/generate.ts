import { dirname, join, relative } from 'node:path/posix';
import type { Violation } from '../project/project.ts';
import type { Block } from './block.ts';
import { type Chain, runningBlocks } from './chains-of.ts';
import { type ModuleOptions, moduleOfChain } from './module-of-chain.ts';

export interface Folders {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the folder that is generated. */
  readonly out: string;
  /** Absolute path of the module of `checkValue`. */
  readonly checkValue: string;
}

export interface GeneratedFiles {
  /** Path within the generated folder -> text. */
  readonly files: ReadonlyMap<string, string>;
  /** The modules that hold every block of a chain, and the document that each came from. */
  readonly typeChecked: ReadonlyMap<string, string>;
  readonly testCount: number;
  readonly violations: readonly Violation[];
}

/** What is generated for the chains: a module for each, and a test file for each document or package. */
export function generate(chains: readonly Chain[], folders: Folders): GeneratedFiles {
  const parts = chains.map((chain) => generateChain(chain, folders));
  const tests = new Map<string, string[]>();
  for (const { test } of parts) {
    if (test !== undefined) {
      tests.set(test.file, [...(tests.get(test.file) ?? []), test.text]);
    }
  }
  const testFiles = [...tests].map(
    ([file, texts]) => [file, `import { test } from 'vitest';\n\n${texts.join('\n')}\n`] as const,
  );
  return {
    files: new Map([...parts.flatMap(({ files }) => files), ...testFiles]),
    typeChecked: new Map(parts.map(({ path, document }) => [path, document])),
    testCount: [...tests.values()].flat().length,
    violations: parts.flatMap(({ violations }) => violations),
  };
}

interface GeneratedChain {
  /** The module that holds every block. */
  readonly path: string;
  readonly document: string;
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly test: { readonly file: string; readonly text: string } | undefined;
  readonly violations: readonly Violation[];
}

function generateChain(chain: Chain, folders: Folders): GeneratedChain {
  const [{ file, line }] = chain;
  const path = `${file}/line-${line}.ts`;
  const whole = moduleOfChain(chain, moduleOptions(path, file, folders));
  const generated = { path, document: file, violations: whole.violations };
  const running = runningBlocks(chain);
  if (running.length === 0) {
    return { ...generated, files: [[path, whole.text]], test: undefined };
  }
  if (running.length === chain.length) {
    return { ...generated, files: [[path, whole.text]], test: testOf(running, path) };
  }
  // The blocks behind the running ones are only type-checked: what runs is a module without them.
  const runPath = `${file}/line-${line}.run.ts`;
  const part = moduleOfChain(running, moduleOptions(runPath, file, folders));
  const files = [[path, whole.text] as const, [runPath, part.text] as const];
  return { ...generated, files, test: testOf(running, runPath) };
}

function moduleOptions(path: string, document: string, { root, out, checkValue }: Folders): ModuleOptions {
  return { checkValueFrom: relative(dirname(join(out, path)), checkValue), source: join(root, document) };
}

/** Doc comments share one test file per package, so that its modules are loaded once. */
function testFileOf(file: string): string {
  return `${file.replace(/\/src\/.*/, '/src/doc-comments')}.doc.test.ts`;
}

function testOf(blocks: readonly Block[], path: string): GeneratedChain['test'] {
  const [first, ...others] = blocks;
  const file = testFileOf(first?.file ?? '');
  const lines = [`${first?.file}:${first?.line}`, ...others.map(({ line }) => `:${line}`)].join(', ');
  const title = JSON.stringify(`${lines} ${first?.title ?? ''}`.trimEnd());
  return { file, text: `test(${title}, () => import('./${relative(dirname(file), path)}'));` };
}

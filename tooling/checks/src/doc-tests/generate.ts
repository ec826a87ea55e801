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
  /** The text of each file, by its path in the generated folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The modules that contain every block of a chain, and the document of each. */
  readonly typeChecked: ReadonlyMap<string, string>;
  readonly testCount: number;
  readonly violations: readonly Violation[];
}

/** Generates a module for each chain, and a test file for each document or package. */
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
  /** The module that contains every block. */
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
  // The blocks after the running blocks are only type-checked. Another module, without them, runs.
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

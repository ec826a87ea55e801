import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project, Violation } from '../project/project.ts';
import type { Block, Extraction } from './block.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { blocksOfSource } from './blocks-of-source.ts';
import { chainsOf } from './chains-of.ts';
import { generate } from './generate.ts';
import { runTests, type TestRun } from './run-tests.ts';
import { typeCheck } from './type-check.ts';

export interface DocTestReport {
  readonly blocks: readonly Block[];
  readonly violations: readonly Violation[];
  readonly run: TestRun;
  /** The number of generated tests. A run fails if fewer tests passed. */
  readonly testCount: number;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Extracts the blocks of a project, type-checks them and runs them. Creates the folder again. `missing` has the reason
 * why a service is not available.
 */
export function testDocs(
  project: Project,
  root: string,
  out: string,
  missing: ReadonlyMap<string, string> = new Map(),
): DocTestReport {
  const extraction = extract(project);
  const blocks = extraction.blocks.map((block) => ({
    ...block,
    noRun: block.noRun ?? missing.get(block.needs ?? ''),
  }));
  const { chains, violations: ofChains } = chainsOf(blocks);
  const generated = generate(chains, { root, out, checkValue: here('./check-value.ts') });

  rmSync(out, { recursive: true, force: true });
  for (const [path, text] of generated.files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  const modules = new Map([...generated.typeChecked].map(([path, file]) => [join(out, path), file]));
  return {
    blocks,
    violations: [
      ...extraction.violations,
      ...ofChains,
      ...generated.violations,
      ...typeCheck(modules, here('../../tsconfig.json')),
    ],
    run:
      generated.testCount > 0
        ? runTests(out, here('../../doc-tests.config.ts'))
        : { passed: 0, failed: 0, output: '' },
    testCount: generated.testCount,
  };
}

/** At the root, in a library, or a guide. */
const DOCUMENT = /^(?:packages\/[^/]+\/(?:docs\/)?|tooling\/docs\/guides\/(?:[^/]+\/)?)?[^/]+\.md$/;

/** Extracts the blocks of the documents at the root and in the libraries, of the guides, and of the doc comments. */
export function extract({ packages, texts }: Project): Extraction {
  const documents = [...texts].filter(([path]) => DOCUMENT.test(path) && !path.endsWith('CHANGELOG.md'));
  const sources = packages
    .filter(({ isLibrary }) => isLibrary)
    .flatMap(({ files }) => files)
    .filter(({ kind }) => kind === 'source');
  const extractions = [
    ...documents.map(([file, text]) => blocksOfMarkdown(text, { file })),
    ...sources.map(blocksOfSource),
  ];
  return {
    blocks: extractions.flatMap(({ blocks }) => blocks),
    violations: extractions.flatMap(({ violations }) => violations),
  };
}

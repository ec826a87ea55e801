import type { Violation } from '../project/project.ts';
import type { Block } from './block.ts';
import { docViolation } from './block.ts';
import { checkName, rewriteAssertions } from './rewrite-assertions.ts';

export interface ChainModule {
  readonly text: string;
  readonly violations: readonly Violation[];
}

export interface ModuleOptions {
  /** The specifier with which the module imports `checkValue`. */
  readonly checkValueFrom: string;
  /** Absolute path or URL of the document. */
  readonly source: string;
}

/**
 * Returns a module with the blocks of a chain. Every line of code keeps its number in the document, so that type errors
 * and stack traces point into the document.
 */
export function moduleOfChain(
  blocks: readonly Block[],
  { checkValueFrom, source }: ModuleOptions,
): ChainModule {
  const lines: string[] = [];
  for (const { line, code } of blocks) {
    for (const [offset, text] of code.split('\n').entries()) {
      lines[line + offset] = text;
    }
  }
  const original = Array.from(lines, (line) => line ?? '').join('\n');
  const { code, problems } = rewriteAssertions(original);
  const file = blocks[0]?.file ?? '';
  // Line 1 never contains code: the fence comes before the code.
  const text = `import { checkValue as ${checkName} } from '${checkValueFrom}';${code}\n${sourceMap(source, lines.length)}\n`;
  return {
    text,
    violations: problems.map(({ line, message }) => docViolation(file, line, message)),
  };
}

/** Returns a source map from each line to the same line of the document. */
function sourceMap(source: string, lineCount: number): string {
  const mappings = `AAAA${';AACA'.repeat(lineCount)}`;
  const map = { version: 3, sources: [source], names: [], mappings };
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}

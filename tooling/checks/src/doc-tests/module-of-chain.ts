import type { Violation } from '../project/project.ts';
import type { Block } from './block.ts';
import { docViolation } from './block.ts';
import { checkName, rewriteAssertions } from './rewrite-assertions.ts';

export interface ChainModule {
  readonly text: string;
  readonly violations: readonly Violation[];
}

export interface ModuleOptions {
  /** Specifier of `checkValue` as the module imports it. */
  readonly checkValueFrom: string;
  /** Absolute path or URL of the document. */
  readonly source: string;
}

/**
 * One module for the blocks of a chain. Every line of code keeps the number that it has in its document, so
 * that the type checker and stack traces point there. Imports need no hoisting and `await` no function: a
 * module has both.
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
  // No code stands on line 1: a fence comes before it.
  const text = `import { checkValue as ${checkName} } from '${checkValueFrom}';${code}\n${sourceMap(source, lines.length)}\n`;
  return {
    text,
    violations: problems.map(({ line, message }) => docViolation(file, line, message)),
  };
}

/** A map from each line to the same line of the document. */
function sourceMap(source: string, lineCount: number): string {
  const mappings = `AAAA${';AACA'.repeat(lineCount)}`;
  const map = { version: 3, sources: [source], names: [], mappings };
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}

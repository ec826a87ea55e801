import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import ts from 'typescript';
import { BUNDLING } from './measure-bundle.ts';

/** A source file, and by how many bytes a bundle shrinks without it. Similar files share bytes. */
export interface Part {
  readonly file: string;
  readonly gzipBytes: number;
}

/** Returns the source files of a bundled program, the largest part first. */
export async function measureParts(program: string): Promise<Part[]> {
  const [readable, minified] = await Promise.all([
    bundle(program, {}),
    // Minified syntax would join statements of different files.
    bundle(program, { minifyIdentifiers: true, minifyWhitespace: true }),
  ]);
  const files = filesOf(readable);
  const statements = statementsOf(minified);
  const whole = gzipSync(minified, { level: 9 }).length;
  const without = (file: string) => statements.filter((_, index) => files[index] !== file).join('');
  return [...new Set(files)]
    .map((file) => ({ file, gzipBytes: whole - gzipSync(without(file), { level: 9 }).length }))
    .sort((one, other) => other.gzipBytes - one.gzipBytes);
}

async function bundle(program: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    ...BUNDLING,
    ...options,
    stdin: { contents: program, resolveDir: BUNDLING.absWorkingDir },
    conditions: ['@x/source', ...BUNDLING.conditions],
    mainFields: [...BUNDLING.mainFields],
  });
  return outputFiles[0]?.text ?? '';
}

function statementsOf(code: string): string[] {
  const file = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest);
  return file.statements.map((statement) => statement.getFullText(file));
}

/** Returns the source file of each statement of a readable bundle: esbuild names it before the first statement. */
function filesOf(code: string): string[] {
  let current = '';
  return statementsOf(code).map((statement) => {
    current = /^\/\/ (?:\.\.\/)*packages\/(.+)$/m.exec(statement)?.[1] ?? current;
    return current;
  });
}

import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import ts from 'typescript';
import { BUNDLING } from './measure-bundle.ts';

/** A source file, and by how much a bundle shrinks without what it gave to it: parts that are alike share bytes. */
export interface Part {
  readonly file: string;
  readonly gzipBytes: number;
}

/** Where the bytes of a bundled program come from, the most first. */
export async function weighParts(program: string): Promise<Part[]> {
  const [readable, minified] = await Promise.all([
    bundle(program, {}),
    // Not the syntax: it joins statements.
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
  });
  return outputFiles[0]?.text ?? '';
}

function statementsOf(code: string): string[] {
  const file = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest);
  return file.statements.map((statement) => statement.getFullText(file));
}

/** The file that each statement of a readable bundle comes from: esbuild writes it in front of the first. */
function filesOf(code: string): string[] {
  let current = '';
  return statementsOf(code).map((statement) => {
    current = /^\/\/ (?:\.\.\/)*packages\/(.+)$/m.exec(statement)?.[1] ?? current;
    return current;
  });
}

import { join } from 'node:path';
import ts from 'typescript';

export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A module that was compiled. */
export interface Compiled {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
}

/** Compiles a module as if it were in a folder, without writing it. */
export function compileText(folder: string, text: string): Compiled {
  const path = join(folder, 'compiled.generated.ts');
  const host = ts.createCompilerHost(COMPILER_OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : read(name, ...rest);
  const program = ts.createProgram([path], COMPILER_OPTIONS, host);
  const file = program.getSourceFile(path);
  if (file === undefined) {
    throw new Error(`The compiler did not find ${path}.`);
  }
  return { program, file };
}

/** Returns the names of the exported constants that have a type error. Each stands on one line. */
export function constantsWithErrors({ program, file }: Compiled): readonly string[] {
  return program.getSemanticDiagnostics(file).map(({ start = 0 }) => {
    const line = file.text.slice(file.text.lastIndexOf('\n', start) + 1);
    return /^export const (?<name>\w+)/.exec(line)?.groups?.['name'] ?? '';
  });
}

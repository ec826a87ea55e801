import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Compiles a module in the folder of a file, without writing it. */
export function compileText(next: string, text: string): { program: ts.Program; file: ts.SourceFile } {
  const path = fileURLToPath(new URL('compiled.generated.ts', next));
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : read(name, ...rest);
  const program = ts.createProgram([path], OPTIONS, host);
  const file = program.getSourceFile(path);
  if (file === undefined) {
    throw new Error(`the compiler did not find ${path}`);
  }
  return { program, file };
}

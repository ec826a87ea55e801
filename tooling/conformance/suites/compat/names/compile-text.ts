import ts from 'typescript';

export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Creates a program of one file that exists only here. */
export function createTextProgram(file: string, text: string): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : read(path, ...rest);
  return ts.createProgram([file], OPTIONS, host);
}

/** Compiles the text of a file, and returns the names of the exported constants that have an error. */
export function compileText(file: string, text: string): readonly string[] {
  const program = createTextProgram(file, text);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(
      ({ start = 0 }) =>
        /^export const (\w+)/m.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[1] ?? '',
    );
}

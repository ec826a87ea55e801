import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/**
 * Writes a declaration file for each source file into `dist`, for ES modules and for CommonJS, with maps to the
 * sources. tsup would bundle them into one file and replace the members of a namespace (`import type * as users`) with
 * aliases. Editors show no doc and find no definition for such an alias. Throws the errors of the compiler.
 */
export function emitTypes(packageDirectory: string, entries: readonly string[]): void {
  const source = join(packageDirectory, 'src');
  const output = join(packageDirectory, 'dist');
  const { config } = ts.readConfigFile(join(packageDirectory, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageDirectory);
  // A build must use the built declarations of other packages, not their sources (decision 001).
  const { customConditions: _, ...others } = options;
  const program = ts.createProgram(
    entries.map((entry) => join(source, `${entry}.ts`)),
    {
      ...others,
      noEmit: false,
      declaration: true,
      declarationMap: true,
      emitDeclarationOnly: true,
      rootDir: source,
      outDir: output,
    },
  );
  const { diagnostics } = program.emit(undefined, (path, text) => writeBothFormats(path, text, output));
  const errors = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (errors.length > 0) {
    throw new Error(ts.formatDiagnostics(errors, host));
  }
}

const host: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

function writeBothFormats(path: string, text: string, output: string): void {
  mkdirSync(dirname(path), { recursive: true });
  // The implementations of a runtime have the same types (decision 002).
  const runtime = posix.join('.', relative(dirname(path), output).split(sep).join('/'), 'runtime/web.ts');
  for (const [extension, module] of [
    ['.d.ts', '.js'],
    ['.d.cts', '.cjs'],
  ] as const) {
    const own = path.replace('.d.ts', extension);
    writeFileSync(
      own,
      path.endsWith('.map')
        ? text.replace(`"file":"${basename(path, '.map')}"`, `"file":"${basename(own, '.map')}"`)
        : text
            .replaceAll("'#runtime'", `'./${runtime}'`)
            .replace(/(from '|import\(")(\.[^'"]*)\.ts(?=['"])/g, `$1$2${module}`)
            .replace('.d.ts.map', `${extension}.map`),
    );
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Writes a declaration file for each source file into `dist`, for ES modules and for CommonJS, with maps to the
 * sources. Unlike one file for all, which tsup makes, it keeps a namespace (`import type * as users`) what it is: a
 * bundler of declarations makes aliases of its members, for which an editor shows no doc and finds no definition.
 * Throws what the compiler complains of.
 */
export function emitTypes(packageDirectory: string, entries: readonly string[]): void {
  const source = join(packageDirectory, 'src');
  const { config } = ts.readConfigFile(join(packageDirectory, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageDirectory);
  // A build must never see the sources of another package.
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
      outDir: join(packageDirectory, 'dist'),
    },
  );
  const { diagnostics } = program.emit(undefined, writeBothFormats);
  const complaints = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (complaints.length > 0) {
    throw new Error(ts.formatDiagnostics(complaints, host));
  }
}

const host: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

function writeBothFormats(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
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
            .replace(/(from '|import\(")(\.[^'"]*)\.ts(?=['"])/g, `$1$2${module}`)
            .replace('.d.ts.map', `${extension}.map`),
    );
  }
}

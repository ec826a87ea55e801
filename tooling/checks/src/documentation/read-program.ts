import { join } from 'node:path';
import ts from 'typescript';
import { targetsOf } from '../project/manifest.ts';
import type { Project } from '../project/project.ts';

/** Returns the sources of the public entries of the libraries, as absolute paths. */
export function sourceEntries({ packages }: Project, root: string): readonly string[] {
  return packages
    .filter(({ isLibrary }) => isLibrary)
    .flatMap(({ folder, manifest }) =>
      targetsOf(manifest.exports)
        .filter(({ keys }) => keys[0] !== './internal' && keys.at(-1) === '@x/source')
        .map(({ path }) => join(root, folder, path)),
    );
}

export function createProgram(root: string, entries: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return ts.createProgram(entries, { ...options, noLib: true, types: [] });
}

import type ts from 'typescript';
import type { Manifest } from './manifest.ts';

/** What the checks look at. Built once from a file table, so that a test can hand in a project of three files. */
export interface Project {
  readonly packages: readonly Package[];
  /** Every file that git knows or would add, by its path from the root of the repository. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every path that exists: those of `texts` and the built files, which git ignores. */
  readonly paths: ReadonlySet<string>;
  /** Whether a package without its built files is a violation. */
  readonly mustBeBuilt: boolean;
}

export interface Package {
  /** From the root of the repository: `packages/jwt`. */
  readonly folder: string;
  /** Libraries are what lies in packages/, and what users install; the rest is tooling. */
  readonly isLibrary: boolean;
  readonly manifest: Manifest;
  readonly files: readonly SourceFile[];
}

/** `source` is what is published. `config` files lie beside package.json. */
export type SourceKind = 'source' | 'test' | 'config';

export interface SourceFile {
  readonly path: string;
  readonly kind: SourceKind;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** The import leaves nothing behind in the built file. */
  readonly isTypeOnly: boolean;
  /** The names it takes from the other file, in the other file's words. Empty for `*` and for side effects. */
  readonly names: readonly string[];
  readonly isReExport: boolean;
  readonly isDynamic: boolean;
}

export interface Violation {
  readonly check: string;
  readonly file: string;
  readonly line?: number | undefined;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

export interface Check {
  readonly name: string;
  readonly run: (project: Project) => readonly Violation[];
  /** What was looked at, so that a check that looked at nothing shows. */
  readonly scope: (project: Project) => string;
}

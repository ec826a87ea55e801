import type ts from 'typescript';
import type { Manifest } from './manifest.ts';

/** The input of the checks. It is built once, from strings, so that a test can pass a project of three files. */
export interface Project {
  readonly packages: readonly Package[];
  /** Every text file that git tracks or would add, by its path from the root of the repository. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Package {
  /** From the root of the repository: `packages/jwt`. */
  readonly folder: string;
  /** True for the packages in packages/, which users install. */
  readonly isLibrary: boolean;
  readonly manifest: Manifest;
  readonly files: readonly SourceFile[];
}

/** `source` files are published. `config` files lie next to package.json. */
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
  /** True if the built file does not contain the import. */
  readonly isTypeOnly: boolean;
  /** The imported names, as the other file exports them. Empty for `*` and for a bare import. */
  readonly names: readonly string[];
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
  /** Says what was looked at, so that a check that looked at nothing is visible. */
  readonly scope: (project: Project) => string;
}

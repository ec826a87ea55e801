/** The line that makes a package manager install `@x/compat` in the place of `@clerk/backend`. */
export interface Override {
  readonly manager: string;
  /** The file that the line belongs to. */
  readonly file: string;
  readonly line: string;
}

const ROW = /^\| (?<manager>\w+) +\| `(?<file>[\w.-]+)` +\| `(?<line>[^`]*@clerk\/backend[^`]*)` +\|$/gm;

/** Reads the table of package managers in the readme of `@x/compat`. */
export function readOverrides(readme: string): readonly Override[] {
  return [...readme.matchAll(ROW)].map(({ groups: { manager = '', file = '', line = '' } = {} }) => ({
    manager,
    file,
    line,
  }));
}

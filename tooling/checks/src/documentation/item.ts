export type Kind = 'export' | 'option' | 'parameter' | 'result' | 'values';

/** Something that an editor shows, and that needs words. */
export interface Item {
  readonly kind: Kind;
  /** The folder of the package that declares it: `packages/jwt`. */
  readonly folder: string;
  /** For a field with the name of its type: `VerifyJwtOptions.clockSkewInMs`. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly isDocumented: boolean;
}

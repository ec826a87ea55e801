// Pure

/** The value of a field that is missing: one of these, or a new empty object or list. */
export type AbsentValue = 'null' | 'undefined' | 'false' | 'string' | 'object' | 'list';

/** How a field is made of JSON. */
export interface FieldShape {
  readonly name: string;
  /** Names in the JSON. The first one with a value counts, and none if it is empty. Default: the name in snake case. */
  readonly from?: readonly string[];
  /** The resource that a nested object becomes, `URL` or `Actor`. */
  readonly resource?: string;
  readonly isList?: boolean;
  /** A list that is absent or null stays so. */
  readonly isOptionalList?: boolean;
  readonly absent?: AbsentValue;
  /** When the field counts as missing: if it is undefined, also if it is null, or also if it is empty, 0 or false. */
  readonly when?: 'undefined' | 'null' | 'falsy';
}

/** How a resource is made of JSON. A field that is passed on as it is has only a name. */
export interface Shape {
  /** Keeps the JSON as `raw`. */
  readonly keepsJson?: boolean;
  readonly fields: ReadonlyArray<string | FieldShape>;
}

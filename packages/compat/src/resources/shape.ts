// Pure

/** The value of a field that is missing: one of these, or a new empty object or list. */
export type AbsentValue = 'null' | 'undefined' | 'false' | 'string' | 'object' | 'list';

/** How a field is made of JSON. */
export interface FieldShape {
  readonly name: string;
  /** Names in the JSON. The first that is present counts. Default: the name in snake case. */
  readonly from?: readonly string[];
  /** The resource that a nested object becomes, or `URL`. */
  readonly resource?: string;
  readonly isList?: boolean;
  readonly absent?: AbsentValue;
  /** When the field counts as missing: if it is undefined, also if it is null, or also if it is the empty string. */
  readonly when?: 'undefined' | 'null' | 'empty';
}

/** How a resource is made of JSON. A field that is passed on as it is has only a name. */
export interface Shape {
  /** Keeps the JSON as `raw`. */
  readonly keepsJson?: boolean;
  readonly fields: ReadonlyArray<string | FieldShape>;
}

// Pure

/** A known value, or a value that a newer API version sends. Editors complete the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** A field to order by: ascending, or descending with a leading minus. */
export type OrderBy<Field extends string> = Field | `${'+' | '-'}${Field}`;

/** The part of a list to return. */
export interface PaginationParams {
  /** 1 to 500. Default 10. */
  limit?: number | undefined;
  /** Number of items to skip. Default 0. */
  offset?: number | undefined;
}

/** Metadata to merge, at every level: `null` deletes a key, and keys that are left out are kept. */
export type MetadataPatch<Metadata> = {
  [Key in keyof Metadata]?: PatchedValue<Metadata[Key]> | null | undefined;
};

/** Lists are replaced as a whole. */
type PatchedValue<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? MetadataPatch<Value>
    : Value;

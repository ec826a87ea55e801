// Pure

/** A known value, or one that a newer API may send. Keeps the completion of the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** A field to order by: ascending, unless a minus stands before it. */
export type OrderBy<Field extends string> = Field | `${'+' | '-'}${Field}`;

/** Which part of a list to give. */
export interface PaginationParams {
  /** 1 to 500. Default 10. */
  limit?: number | undefined;
  /** How many to skip. Default 0. */
  offset?: number | undefined;
}

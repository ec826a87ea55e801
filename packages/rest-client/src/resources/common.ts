// Pure

/** A known value, or one that a newer API may send. Keeps the completion of the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** Which part of a list to give. */
export interface PaginationParams {
  /** 1 to 500. Default 10. */
  limit?: number | undefined;
  /** How many to skip. Default 0. */
  offset?: number | undefined;
}

/** What is left of something that was deleted. */
export interface DeletedObject {
  object: string;
  id?: string;
  slug?: string;
  externalId?: string;
  deleted: boolean;
}

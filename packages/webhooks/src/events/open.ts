// Pure

/** A known value, or a value that a newer version of the API sends. Editors complete the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

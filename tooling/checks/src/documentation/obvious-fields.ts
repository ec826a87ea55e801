/** Fields of results that explain themselves: their words would repeat the name of the type. */
export const OBVIOUS_FIELDS: ReadonlySet<string> = new Set(['id', 'object']);

// Pure

export const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

export const isAbsent = (value: unknown): value is undefined => value === undefined;

/** True for the allowed value or an entry of the allowed list. Everything is allowed where nothing is required. */
export const isAllowed = (value: unknown, allowed: unknown): boolean =>
  isAbsent(allowed) || allowed === value || (Array.isArray(allowed) && allowed.includes(value));

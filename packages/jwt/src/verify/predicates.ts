// Pure

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export const isAbsent = (value: unknown): value is undefined => value === undefined;

/** Whether a value is the one that is asked for, or one of those. Where none is asked for, any is. */
export const isOneOf = (value: unknown, asked: unknown): boolean =>
  isAbsent(asked) || asked === value || (Array.isArray(asked) && asked.includes(value));

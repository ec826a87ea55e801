// Pure
import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';

/** Whether a value of a field is valid, and what a message says of it. */
export interface Field {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
  readonly isRequired?: true;
}

/** The fields of options. The type makes the table complete. */
export type Fields<Options extends object> = { readonly [Name in keyof Required<Options>]: Field };

/** What the messages say: the function that takes the options, and the path of nested ones, such as `rateLimits[0].`. */
interface ReadFieldsContext {
  readonly owner: string;
  readonly prefix?: string;
}

/** Copies options, and checks each field. Throws a `ConfigError` for an unknown name, and for an invalid or missing value. */
export function readFields<Options extends object>(
  given: unknown,
  fields: Fields<Options>,
  { owner, prefix = '' }: ReadFieldsContext,
): Options {
  const table: readonly (readonly [string, Field])[] = Object.entries(fields);
  // The fields are the options, so their names are complete.
  const names = Object.fromEntries(table.map(([name]) => [name, true])) as OptionNames<Options>;
  const options = readOptions<Options>(given, names, { owner, prefix });
  for (const [name, { isValid, expected, isRequired }] of table) {
    const value: unknown = Reflect.get(options, name);
    if (value === undefined && !isRequired) continue;
    if (!isValid(value)) {
      throw new ConfigError(`${owner}(): ${prefix}${name} must be ${expected}, not ${quote(value)}.`);
    }
  }
  // The loop has checked each field.
  return options as Options;
}

export const stringField: Field = { isValid: (value) => typeof value === 'string', expected: 'a string' };

export const booleanField: Field = {
  isValid: (value) => typeof value === 'boolean',
  expected: 'true or false',
};

export function integerFrom(least: number, most: number = Number.MAX_SAFE_INTEGER): Field {
  return {
    isValid: (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
    expected:
      most === Number.MAX_SAFE_INTEGER
        ? `an integer of at least ${least}`
        : `an integer from ${least} to ${most}`,
  };
}

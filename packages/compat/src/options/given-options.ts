// Pure
import { trim } from './trim.ts';

/** Names of options. */
type Names = Readonly<Record<string, unknown>>;

/**
 * Returns the known options that have a value. The official SDKs pass an empty string for a variable that is not set, and
 * options of their own next to those of the package. The reference takes neither into account.
 */
export function givenOptions<Options extends object>(options: unknown, known: Names): Partial<Options> {
  const given: Record<string, unknown> = {};
  const all = Object(options);
  for (const name in all) {
    if (Object.hasOwn(known, name)) {
      const value = withoutSpace(name, all[name]);
      if (hasValue(name, value)) {
        given[name] = value;
      }
    }
  }
  // The names are those of the options. The packages below check the values.
  return given as Partial<Options>;
}

/** Keys and addresses. A line break at the end of a variable is not a part of them. */
const TRIMMED: ReadonlySet<string> = new Set([
  'apiUrl',
  'apiVersion',
  'domain',
  'jwtKey',
  'machineSecretKey',
  'proxyUrl',
  'publishableKey',
  'secretKey',
  'userAgent',
]);

const withoutSpace = (name: string, value: unknown): unknown => (TRIMMED.has(name) ? trim(value) : value);

const OTHER_TRUTHY: ReadonlySet<string> = new Set(['audience', 'isSatellite']);

/** Returns whether the reference ignores false and zero in an option. `condition && value` can be one of them. */
const mustBeTruthy = (name: string): boolean => TRIMMED.has(name) || OTHER_TRUTHY.has(name);

/** The lists that the reference does not check against if they are empty. Any other empty list accepts nothing. */
const LISTS_OF_CHECKS: ReadonlySet<string> = new Set(['audience', 'authorizedParties', 'issuer']);

function hasValue(name: string, value: unknown): boolean {
  if (mustBeTruthy(name) && !value) {
    return false;
  }
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return value !== undefined && value !== null && value !== '' && !(isEmptyList && LISTS_OF_CHECKS.has(name));
}

// Pure
import { ConfigError } from '@x/errors';

/** Throws a `ConfigError` unless the condition holds. The message quotes `wrong.got`, which must not be a secret. */
export function check(
  condition: boolean,
  problem: string,
  wrong?: { readonly got: unknown },
): asserts condition {
  if (!condition) {
    throw new ConfigError(wrong ? `${problem} Got ${quote(wrong.got)}.` : problem);
  }
}

/** Throws a `ConfigError` if a secret key cannot be sent in a header. The message never contains the key. */
export function checkSecretKey(secretKey: string | undefined, name = 'secretKey'): void {
  check(
    typeof secretKey === 'string' && /^[\x21-\x7e]+$/.test(secretKey),
    `${name} must be a non-empty string of printable ASCII characters without spaces.`,
  );
}

const MAX_QUOTED_LENGTH = 40;

/** Formats a wrong value for an error message. */
export function quote(value: unknown): string {
  if (typeof value === 'string') {
    const isLong = value.length > MAX_QUOTED_LENGTH;
    return JSON.stringify(isLong ? `${value.slice(0, MAX_QUOTED_LENGTH)}...` : value);
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return Object(value) === value ? `a value of type ${typeof value}` : String(value);
}

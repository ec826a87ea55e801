// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

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
export function checkSecretKey(secretKey: unknown, name = 'secretKey'): asserts secretKey is string {
  const get = 'Copy the key from the API keys page of the Clerk Dashboard.';
  check(secretKey !== undefined && secretKey !== null, `${name} is missing. ${get}`);
  check(typeof secretKey === 'string', `${name} must be a string. Got a value of type ${typeof secretKey}.`);
  check(secretKey !== '', `${name} is empty. Is the environment variable set? ${get}`);
  check(secretKey === secretKey.trim(), `${name} starts or ends with white space or a line break. Trim it.`);
  check(!/^["'`]/.test(secretKey), `${name} starts with a quotation mark. Remove the quotation marks.`);
  check(!secretKey.startsWith('pk_'), `${name} is a publishable key. ${get}`);
  check(
    /^[\x21-\x7e]+$/.test(secretKey),
    `${name} must have printable ASCII characters only, and no spaces.`,
  );
}

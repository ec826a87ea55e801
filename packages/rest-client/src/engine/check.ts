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

/** Throws a `ConfigError` for an option that is given and is not a function: it would never be called. */
export function checkFunction(name: string, value: unknown): void {
  check(value === undefined || typeof value === 'function', `${name} must be a function.`, { got: value });
}

/** Printable ASCII without spaces, and neither a publishable key nor in quotation marks. */
const VALID_SECRET_KEY = /^(?!pk_|["'`])[\x21-\x7e]+$/;

/** Throws a `ConfigError` if a secret key cannot be sent in a header. The message never contains the key. */
export function checkSecretKey(secretKey: unknown, name = 'secretKey'): asserts secretKey is string {
  // Checked with every request, so the messages are made for a wrong key only.
  const isValid = typeof secretKey === 'string' && VALID_SECRET_KEY.test(secretKey);
  if (!isValid) {
    throw new ConfigError(`${name} ${problemOfSecretKey(secretKey)}`);
  }
}

const WHERE_TO_GET = 'Copy the key from the API keys page of the Clerk Dashboard.';

function problemOfSecretKey(secretKey: unknown): string {
  if (secretKey === undefined) {
    return `is missing. ${WHERE_TO_GET}`;
  }
  if (typeof secretKey !== 'string') {
    return `must be a string. Got a value of type ${typeof secretKey}.`;
  }
  if (secretKey === '') {
    return `is empty. Is the environment variable set? ${WHERE_TO_GET}`;
  }
  if (secretKey !== secretKey.trim()) {
    return 'starts or ends with white space or a line break. Trim it.';
  }
  if (/^["'`]/.test(secretKey)) {
    return 'starts with a quotation mark. Remove the quotation marks.';
  }
  if (secretKey.startsWith('pk_')) {
    return `is a publishable key. ${WHERE_TO_GET}`;
  }
  return 'must have printable ASCII characters only, and no spaces.';
}

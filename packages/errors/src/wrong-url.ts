// Pure
import { kindOfKey } from './check-key-option.ts';
import { ConfigError } from './config-error.ts';
import { damageOfText } from './damage-of-text.ts';
import { quote } from './quote.ts';
import { quoteUrl } from './quote-url.ts';

/** A host as people write it, with a port and a path, and without a scheme. */
const HOST_ALONE = /^(?:\/\/)?((?:[\w-]+(?:\.[\w-]+)+|localhost|\[[\da-f:]+\])(?::\d+)?(?:\/[^?#@]*)?)$/i;

const LOOPBACK = /^(?:localhost|127\.|\[::1\])/i;

/**
 * Returns the `ConfigError` for the value of an option that is not the URL that it must be. The message names the usual
 * mistakes, and never quotes credentials.
 */
export function wrongUrl(option: string, value: unknown, expected: string): ConfigError {
  const problem = typeof value === 'string' ? problemOf(value) : undefined;
  return new ConfigError(`Option "${option}" ${problem ?? `must be ${expected}, not ${quoteUrl(value)}.`}`);
}

function problemOf(text: string): string | undefined {
  if (text === '') {
    return 'is empty. Is the environment variable set?';
  }
  const kind = kindOfKey(text);
  // An address of IPv6 begins as a list in JSON.
  const isKey = kind !== undefined && kind !== 'a URL' && kind !== 'JSON text';
  return damageOfText(text) ?? (isKey ? `is ${kind}, and not a URL.` : problemOfScheme(text));
}

function problemOfScheme(text: string): string | undefined {
  const [, host] = HOST_ALONE.exec(text) ?? [];
  if (host === undefined) {
    return undefined;
  }
  return `has no scheme. Pass ${quote(`${LOOPBACK.test(host) ? 'http' : 'https'}://${host}`)}.`;
}

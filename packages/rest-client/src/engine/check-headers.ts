// Pure
import { quote } from '@x/errors/internal';
import { check } from './check.ts';
import { isRecord } from './key-case.ts';

/** A token (RFC 9110, section 5.6.2). */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Visible characters, spaces and tabs. `fetch` sends other ones as bytes, and none above 255. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers of the connection. `fetch` fails with most of them, or waits for a body that does not come. */
const HEADERS_OF_THE_PLATFORM: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Throws a `ConfigError` if the value is not an object of headers. A list or a `Headers` would be ignored. A message
 * never quotes the value of a header, which can be a secret.
 */
export function checkHeaders(
  headers: unknown,
): asserts headers is Readonly<Record<string, string | undefined>> | undefined {
  if (headers === undefined) {
    return;
  }
  check(isRecord(headers), 'Option "headers" must be a plain object, such as { "x-request-id": "7" }', {
    got: headers,
  });
  for (const [name, value] of Object.entries(headers)) {
    check(
      HEADER_NAME.test(name),
      `Option "headers" has the name ${quote(name)}, which is not the name of a header`,
    );
    check(
      value === undefined || !HEADERS_OF_THE_PLATFORM.has(name.toLowerCase()),
      `Option "headers" cannot have the header ${quote(name)}, which the platform sets. Leave it out`,
    );
    const isValid = value === undefined || (typeof value === 'string' && HEADER_VALUE.test(value));
    check(
      isValid,
      `The header ${quote(name)} must be a string without line breaks. Encode other control characters and those above U+00FF`,
    );
  }
}

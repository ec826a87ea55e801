// Pure
import { quote } from './quote.ts';

/** Shorter strings, such as the reason of a status line, hold no credential. */
const MIN_CREDENTIAL_LENGTH = 9;

/** Longer strings are cut first, so that redaction takes bounded time. */
const MAX_TEXT_LENGTH = 2_000;

/** Values that must never reach a log. */
const CREDENTIALS: readonly RegExp[] = [
  // Clerk's credentials by their prefixes, JWTs, and values after `Bearer`.
  /(?:(?:sk_\w{4}|whsec|\b(?:ak|mt|oat|dvb))_|\beyJ|bearer\s{1,9}|(?<![\w-])[\w-]{10,}\.[\w-]{10,}\.)[\w.+/=~-]{6,}/gi,
  // The same where an escape of a URL or of JSON is before it, such as `%20` and `\n`, or in place of a character.
  /(?:sk(?:_|%5F)\w{4}%5F|whsec%5F|(?:ak|mt|oat|dvb)%5F|(?<=%[\da-f]{2}|\\[nrt]|\\u[\da-f]{4})(?:(?:ak|mt|oat|dvb)_|eyJ)|bearer(?:%20|\+))[\w.+/=~%-]{6,}/gi,
  // Basic credentials (RFC 7617): the base64 has a digit, a sign or a capital letter, which a word does not have inside. It
  // is not in capital letters alone, and does not begin like an id.
  /\b(?:[Bb]asic|BASIC)(?:\s{1,9}|%20|\+)(?=[\w+/=%-]{1,200}?[A-Z\d=])(?=[A-Z+/=%]{0,200}[a-z\d])(?:[a-zA-Z\d+/=]|%2[BF]){8}[\w+/=%-]*/g,
  // A secret key that begins some base64.
  /c2tf(?:dGVzd|bGl2Z)[\w+/=-]{6,}/g,
  // A PEM, also one that is cut off.
  /-----BEGIN[^"-]{1,40}-----[^"]*/g,
  // A key in base64: the beginnings of PKCS #8, SPKI, PKCS #1 and SEC 1.
  /(?<![A-Z_])M(?:II|IG|C4CAQ|CowBQ|HcCAQ)[A-Za-z\d+/=]{10,}/g,
  // The user and the password of a URL.
  /(?<=:\/\/)[^\s/?#"]{1,500}(?=@)/g,
];

/**
 * Cuts a string to 2,000 characters and replaces the credentials in it with `[redacted]`. Applied to the message of
 * every error of these packages.
 *
 * @example
 * ```ts
 * import { redact } from '@x/errors/internal';
 *
 * redact('rejected sk_test_abcdefghijkl'); // => 'rejected [redacted]'
 * ```
 */
export function redact(text: string): string {
  // An error must not fail to be created, whatever a caller in JavaScript passes.
  const given: unknown = text;
  const known = typeof given === 'string' ? given : quote(given);
  if (known.length < MIN_CREDENTIAL_LENGTH) {
    return known;
  }
  return CREDENTIALS.reduce(
    (redacted, credential) => redacted.replace(credential, '[redacted]'),
    known.slice(0, MAX_TEXT_LENGTH),
  );
}

/** Longer strings are not inspected. */
const MAX_INSPECTED_LENGTH = 50_000;

/** Returns whether a string holds no credential. A long string, or one with a long line, is not inspected, and not safe. */
export function isSafeToLog(text: string): boolean {
  return (
    text.length <= MAX_INSPECTED_LENGTH &&
    text.split('\n').every((line) => line.length <= MAX_TEXT_LENGTH && redact(line) === line)
  );
}

import type { TokenVerificationError } from '@x/errors';
import type { Assert } from '../../suite.ts';
import type { Attack } from './attack.ts';

/** So much of a segment tells one token from others. */
const TELLING_LENGTH = 24;

/** No form of an error tells the token, any of its segments or what is secret in the key; nor does it span lines. */
export function checkError(
  error: TokenVerificationError,
  { token, key, secrets = [] }: Attack,
  assert: Assert,
): void {
  assert.equal([error.name, error.code], ['TokenVerificationError', error.reason]);
  const forms = [
    error.message,
    JSON.stringify(error),
    error.getFullMessage(),
    String(error),
    error.stack ?? '',
  ];
  const told = [...segmentsOf(token), ...privatePartsOf(key), ...secrets];
  for (const text of told) {
    assert.ok(!forms.some((form) => form.includes(text)), `the error tells ${text}: ${error.message}`);
  }
  assert.ok(!hasControlCharacter(error.getFullMessage()), `control characters in ${JSON.stringify(error)}`);
}

function segmentsOf(token: unknown): string[] {
  const segments = typeof token === 'string' ? token.split('.') : [];
  return segments.map((segment) => segment.slice(0, TELLING_LENGTH)).filter(isTelling);
}

function privatePartsOf(key: unknown): string[] {
  const d: unknown = Reflect.get(Object(key), 'd');
  return typeof d === 'string' && isTelling(d) ? [d] : [];
}

function isTelling(text: string): boolean {
  return text.length >= TELLING_LENGTH;
}

/** C0, DEL, C1, and the two line separators of Unicode: what may break or colour a line of a log. */
function hasControlCharacter(text: string): boolean {
  return Array.from(text, (character) => character.charCodeAt(0)).some(
    (code) => code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029,
  );
}

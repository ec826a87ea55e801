import type { TokenVerificationError } from '@x/errors';
import type { Assert } from '../../suite.ts';
import type { Attack } from './attack.ts';

/** A prefix of this length identifies a segment. */
const IDENTIFYING_LENGTH = 24;

/** Checks that no form of an error contains a segment of the token or a secret of the key, and that it has no line break. */
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
  const forbidden = [...segmentsOf(token), ...privatePartsOf(key), ...secrets];
  for (const string of forbidden) {
    assert.ok(!forms.some((form) => form.includes(string)), `the error contains ${string}: ${error.message}`);
  }
  assert.ok(!hasControlCharacter(error.getFullMessage()), `control characters in ${JSON.stringify(error)}`);
}

function segmentsOf(token: unknown): string[] {
  const segments = typeof token === 'string' ? token.split('.') : [];
  return segments.map((segment) => segment.slice(0, IDENTIFYING_LENGTH)).filter(isIdentifying);
}

export function privatePartsOf(key: unknown): string[] {
  const d: unknown = Reflect.get(Object(key), 'd');
  return typeof d === 'string' && isIdentifying(d) ? [d] : [];
}

function isIdentifying(text: string): boolean {
  return text.length >= IDENTIFYING_LENGTH;
}

/** C0, DEL, C1 and the two line separators of Unicode, which can break or color a line of a log. */
function hasControlCharacter(text: string): boolean {
  return Array.from(text, (character) => character.charCodeAt(0)).some(
    (code) => code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029,
  );
}

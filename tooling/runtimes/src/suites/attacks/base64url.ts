import { ALL_WAYS, type Attack } from './attack.ts';
import { claimsWith, headerWith, segmentOf, segmentsOf, signText } from './forge.ts';

/** Holds `-` and `_` in base64url, wherever it begins. */
const PAD = '~~~???>>>';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Other spellings of a segment that a lenient decoder takes for the same. */
const SPELLINGS: ReadonlyArray<readonly [name: string, respell: (segment: string) => string]> = [
  ['padding', (text) => text.padEnd(Math.ceil(text.length / 4) * 4, '=')],
  ['one sign of padding', (text) => `${text}=`],
  ['two signs of padding', (text) => `${text}==`],
  ['percent-encoded padding', (text) => `${text}%3D`],
  ['padding inside', (text) => `${text.slice(0, 4)}=${text.slice(4)}`],
  ['the standard alphabet', (text) => text.replaceAll('-', '+').replaceAll('_', '/')],
  ['one character of the standard alphabet', (text) => text.replace(/-/, '+').replace(/^([^+]*)_/, '$1/')],
  ['trailing bits', (text) => text.slice(0, -1) + ALPHABET[ALPHABET.indexOf(text.at(-1) ?? '') + 1]],
  ['a character too many', (text) => `${text}A`.padEnd(Math.ceil(text.length / 4) * 4 + 1, 'A')],
  ['a space in front', (text) => ` ${text}`],
  ['a space inside', (text) => `${text.slice(0, 8)} ${text.slice(8)}`],
  ['a space at the end', (text) => `${text} `],
  ['a line break inside', (text) => `${text.slice(0, 8)}\n${text.slice(8)}`],
  ['a line break at the end', (text) => `${text}\n`],
  ['CRLF inside', (text) => `${text.slice(0, 8)}\r\n${text.slice(8)}`],
  ['a tab inside', (text) => `${text.slice(0, 8)}\t${text.slice(8)}`],
  ['NUL inside', (text) => `${text.slice(0, 8)}\u0000${text.slice(8)}`],
  ['NUL at the end', (text) => `${text}\u0000`],
  ['a non-breaking space', (text) => `${text}\u00a0`],
  ['a soft hyphen', (text) => `${text.slice(0, 8)}\u00ad${text.slice(8)}`],
  ['a zero-width space', (text) => `${text.slice(0, 8)}\u200b${text.slice(8)}`],
  ['a byte-order mark in front', (text) => `\ufeff${text}`],
  ['a character with the same low byte', (text) => replaceFirst(text, (code) => code + 0x100)],
  ['a character with the same low seven bits', (text) => replaceFirst(text, (code) => code + 0x80)],
  ['a fullwidth character', (text) => replaceFirst(text, (code) => code + 0xfee0)],
  ['half of a surrogate pair', (text) => `${text.slice(0, 8)}\ud800${text.slice(8)}`],
  ['percent-encoding', (text) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`],
  ['a character outside of every alphabet', (text) => `${text.slice(0, 8)}*${text.slice(8)}`],
];

function replaceFirst(text: string, change: (code: number) => number): string {
  return String.fromCharCode(change(text.charCodeAt(0))) + text.slice(1);
}

/** White space in the JSON until the segment ends within a group of four, so that it has trailing bits. */
function withTrailingBits(part: object): string {
  const text = JSON.stringify(part);
  return segmentOf(text.padEnd(Math.ceil(text.length / 3) * 3 + 1, ' '));
}

const PARTS = ['header', 'payload', 'signature'] as const;
const header = withTrailingBits(headerWith({ pad: PAD }));
const payload = withTrailingBits(claimsWith({ pad: PAD }));

function genuineToken(): string {
  // A signature is as good as random: one without `-` and `_` is replaced.
  for (let count = 0; ; count++) {
    const token = signText(`${header}.${withTrailingBits(claimsWith({ pad: PAD, count }))}`);
    const [, , signature] = segmentsOf(token);
    if (/-/.test(signature) && /_/.test(signature)) {
      return token;
    }
  }
}

const genuine = genuineToken();

/** Header and payload are respelled before they are signed: the signature is good. */
function respell(part: (typeof PARTS)[number], change: (segment: string) => string): string {
  switch (part) {
    case 'header':
      return signText(`${change(header)}.${payload}`);
    case 'payload':
      return signText(`${header}.${change(payload)}`);
    case 'signature': {
      const [first, second, signature] = segmentsOf(genuine);
      return `${first}.${second}.${change(signature)}`;
    }
  }
}

/** Segments that are not canonical unpadded base64url (RFC 7515, section 2). */
export const base64urlAttacks: readonly Attack[] = [
  ...PARTS.flatMap((part) =>
    SPELLINGS.map(
      ([name, change]): Attack => ({
        name: `${name} in the ${part}`,
        token: respell(part, change),
        ways: ALL_WAYS,
        expected: 'token-invalid',
      }),
    ),
  ),
  { name: 'the token as it was before', token: genuine, ways: ALL_WAYS, expected: 'accepted' },
  { name: 'a space in front of the token', token: ` ${genuine}`, ways: ALL_WAYS, expected: 'token-invalid' },
  { name: 'a line break after the token', token: `${genuine}\n`, ways: ALL_WAYS, expected: 'token-invalid' },
];

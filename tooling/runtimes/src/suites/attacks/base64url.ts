import { ALL_WAYS, type Attack } from './attack.ts';
import { claimsWith, headerWith, segmentOf, segmentsOf, signText } from './forge.ts';

/** A string whose base64url contains `-` and `_` at any offset. */
const PAD = '~~~???>>>';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Different spellings of a segment that a lenient decoder decodes to the same bytes. */
const SPELLINGS: ReadonlyArray<readonly [name: string, respell: (segment: string) => string]> = [
  ['padding', (text) => text.padEnd(Math.ceil(text.length / 4) * 4, '=')],
  ['one padding character', (text) => `${text}=`],
  ['two padding characters', (text) => `${text}==`],
  ['percent-encoded padding', (text) => `${text}%3D`],
  ['padding inside', (text) => `${text.slice(0, 4)}=${text.slice(4)}`],
  ['the standard alphabet', (text) => text.replaceAll('-', '+').replaceAll('_', '/')],
  ['one character of the standard alphabet', (text) => text.replace(/-/, '+').replace(/^([^+]*)_/, '$1/')],
  ['trailing bits', (text) => text.slice(0, -1) + ALPHABET[ALPHABET.indexOf(text.at(-1) ?? '') + 1]],
  ['one character too many', (text) => `${text}A`.padEnd(Math.ceil(text.length / 4) * 4 + 1, 'A')],
  ['a leading space', (text) => ` ${text}`],
  ['a space inside', (text) => `${text.slice(0, 8)} ${text.slice(8)}`],
  ['a trailing space', (text) => `${text} `],
  ['a line break inside', (text) => `${text.slice(0, 8)}\n${text.slice(8)}`],
  ['a trailing line break', (text) => `${text}\n`],
  ['CRLF inside', (text) => `${text.slice(0, 8)}\r\n${text.slice(8)}`],
  ['a tab inside', (text) => `${text.slice(0, 8)}\t${text.slice(8)}`],
  ['NUL inside', (text) => `${text.slice(0, 8)}\u0000${text.slice(8)}`],
  ['a trailing NUL', (text) => `${text}\u0000`],
  ['a non-breaking space', (text) => `${text}\u00a0`],
  ['a soft hyphen', (text) => `${text.slice(0, 8)}\u00ad${text.slice(8)}`],
  ['a zero-width space', (text) => `${text.slice(0, 8)}\u200b${text.slice(8)}`],
  ['a leading byte-order mark', (text) => `\ufeff${text}`],
  ['a character with the same low byte', (text) => replaceFirst(text, (code) => code + 0x100)],
  ['a character with the same low seven bits', (text) => replaceFirst(text, (code) => code + 0x80)],
  ['a fullwidth character', (text) => replaceFirst(text, (code) => code + 0xfee0)],
  ['a lone surrogate', (text) => `${text.slice(0, 8)}\ud800${text.slice(8)}`],
  ['percent-encoding', (text) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`],
  ['a character outside every alphabet', (text) => `${text.slice(0, 8)}*${text.slice(8)}`],
];

function replaceFirst(text: string, change: (code: number) => number): string {
  return String.fromCharCode(change(text.charCodeAt(0))) + text.slice(1);
}

/** Adds white space to the JSON until the segment ends inside a group of four, so that it has trailing bits. */
function withTrailingBits(part: object): string {
  const text = JSON.stringify(part);
  return segmentOf(text.padEnd(Math.ceil(text.length / 3) * 3 + 1, ' '));
}

const PARTS = ['header', 'payload', 'signature'] as const;
const header = withTrailingBits(headerWith({ pad: PAD }));
const payload = withTrailingBits(claimsWith({ pad: PAD }));

function genuineToken(): string {
  // A signature is random in effect: try until it contains both `-` and `_`.
  for (let count = 0; ; count++) {
    const token = signText(`${header}.${withTrailingBits(claimsWith({ pad: PAD, count }))}`);
    const [, , signature] = segmentsOf(token);
    if (/-/.test(signature) && /_/.test(signature)) {
      return token;
    }
  }
}

const genuine = genuineToken();

/** Changes the header or payload before signing, so that the signature is valid. */
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
  { name: 'the unchanged token', token: genuine, ways: ALL_WAYS, expected: 'accepted' },
  { name: 'a space before the token', token: ` ${genuine}`, ways: ALL_WAYS, expected: 'token-invalid' },
  { name: 'a line break after the token', token: `${genuine}\n`, ways: ALL_WAYS, expected: 'token-invalid' },
];

import { ALL_WAYS, type Attack, type Outcome, SESSION_WAYS } from './attack.ts';
import { CLAIMS, claimsWith, forge, HEADER, headerWith, keyFor, type Part, publicJwkOf } from './forge.ts';

/** Byte sequences that are invalid in UTF-8 (RFC 3629). */
const INVALID: ReadonlyArray<readonly [name: string, hex: string]> = [
  ['a lone continuation byte', '80'],
  ['continuation bytes', 'bfbfbf'],
  ['an overlong NUL', 'c080'],
  ['an overlong slash', 'c0af'],
  ['an overlong slash of three bytes', 'e080af'],
  ['an overlong slash of four bytes', 'f08080af'],
  ['a high surrogate', 'eda080'],
  ['a low surrogate', 'edbfbf'],
  ['a surrogate pair (CESU-8)', 'eda0bdedb880'],
  ['a truncated character of two bytes', 'c3'],
  ['a truncated character of three bytes', 'e282'],
  ['a truncated character of four bytes', 'f09f98'],
  ['a code point beyond U+10FFFF', 'f4908080'],
  ['a character of five bytes', 'f888808080'],
  ['the byte FE', 'fe'],
  ['the byte FF', 'ff'],
  ['Latin-1', 'e9'],
];

const MARK = '@';

/** JSON in which a marker is replaced with bytes. */
function withBytes(part: object, hex: string): Buffer {
  const [before = '', after = ''] = JSON.stringify({ ...part, text: MARK }).split(MARK);
  return Buffer.concat([Buffer.from(before), Buffer.from(hex, 'hex'), Buffer.from(after)]);
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const utf8 = (part: object) => Buffer.from(JSON.stringify(part));
const utf16 = (part: object) => Buffer.from(JSON.stringify(part), 'utf16le');

type Encoding = readonly [name: string, encode: (part: object) => Part, expected: Outcome];

const WHOLE: readonly Encoding[] = [
  ['a byte-order mark in front', (part) => Buffer.concat([BOM, utf8(part)]), 'token-invalid'],
  ['two byte-order marks in front', (part) => Buffer.concat([BOM, BOM, utf8(part)]), 'token-invalid'],
  ['a byte-order mark at the end', (part) => Buffer.concat([utf8(part), BOM]), 'token-invalid'],
  ['UTF-16', utf16, 'token-invalid'],
  [
    'UTF-16 with a byte-order mark',
    (part) => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(part)]),
    'token-invalid',
  ],
  ['UTF-16, big-endian', (part) => utf16(part).swap16(), 'token-invalid'],
  ['NUL in front', (part) => `\u0000${JSON.stringify(part)}`, 'token-invalid'],
  ['NUL at the end', (part) => `${JSON.stringify(part)}\u0000`, 'token-invalid'],
  ['NUL in a string', (part) => withBytes(part, '00'), 'token-invalid'],
  ['a line break in a string', (part) => withBytes(part, '0a'), 'token-invalid'],
  [
    'half of a UTF-8 character at the end',
    (part) => Buffer.concat([utf8(part), Buffer.from([0xc3])]),
    'token-invalid',
  ],
  ['an escaped NUL in a string', (part) => ({ ...part, text: '\u0000' }), 'accepted'],
  ['a byte-order mark in a string', (part) => ({ ...part, text: '\ufeff' }), 'accepted'],
  ['characters outside ASCII', (part) => ({ ...part, text: '\u00e9 \u4f60 \ud83d\ude00' }), 'accepted'],
  ['U+2028 in a string', (part) => ({ ...part, text: '\u2028' }), 'accepted'],
  [
    'an escaped lone surrogate, which JSON.parse accepts',
    (part) => JSON.stringify({ ...part, text: '\ud800' }),
    'accepted',
  ],
];

const encodings: readonly Encoding[] = [
  ...INVALID.map(([name, hex]): Encoding => [name, (part) => withBytes(part, hex), 'token-invalid']),
  ...WHOLE,
];

/** Segments that are not valid UTF-8, and some that are. */
export const textAttacks: readonly Attack[] = [
  ...encodings.flatMap(([name, encode, expected]): Attack[] => [
    { name: `${name} in the header`, token: forge({ header: encode(HEADER) }), ways: ALL_WAYS, expected },
    { name: `${name} in the payload`, token: forge({ payload: encode(CLAIMS) }), ways: ALL_WAYS, expected },
  ]),
  {
    name: 'a NUL does not end the subject',
    token: forge({ payload: claimsWith({ sub: 'user_1\u0000user_2' }) }),
    ways: ALL_WAYS,
    expected: 'accepted',
    claims: { sub: 'user_1\u0000user_2' },
  },
  {
    name: 'a NUL does not end the kid',
    token: forge({ header: headerWith({ kid: 'key_1\u0000' }) }),
    jwks: { keys: [{ ...publicJwkOf(keyFor('RS256')), kid: 'key_1' }] },
    ways: SESSION_WAYS,
    expected: 'jwk-kid-mismatch',
  },
];

import { ALL_WAYS, type Attack, KEYED_WAYS } from './attack.ts';
import { forge, segmentOf, segmentsOf } from './forge.ts';

const token = forge();
const [header, payload, signature] = segmentsOf(token);

/** A JWE in its compact form: header, encrypted key, vector, ciphertext, tag. */
const JWE = [
  segmentOf({ alg: 'RSA-OAEP', enc: 'A256GCM' }),
  signature,
  'AAAAAAAAAAAAAAAA',
  payload,
  'AAAAAAAAAAAAAAAAAAAAAA',
];

const general = { payload, signatures: [{ protected: header, signature }] };
const flattened = { payload, protected: header, signature };

const TEXTS: ReadonlyArray<readonly [name: string, token: unknown]> = [
  ['nothing', ''],
  ['one segment', header],
  ['two segments', `${header}.${payload}`],
  ['four segments', `${token}.${signature}`],
  ['five segments', `${token}.${payload}.${signature}`],
  ['six segments', `${token}.${token}`],
  ['seven segments', `${token}.${token}.${header}`],
  ['a JWE', JWE.join('.')],
  ['a JWE with an empty key', [JWE[0], '', ...JWE.slice(2)].join('.')],
  ['a dot at the end', `${token}.`],
  ['a dot in front', `.${token}`],
  ['dots around', `.${token}.`],
  ['two dots between header and payload', `${header}..${payload}.${signature}`],
  ['two dots between payload and signature', `${header}.${payload}..${signature}`],
  ['no header', `.${payload}.${signature}`],
  ['no payload', `${header}..${signature}`],
  ['no header and no payload', `..${signature}`],
  ['one dot', '.'],
  ['two dots', '..'],
  ['three dots', '...'],
  ['another separator', token.replaceAll('.', ',')],
  ['fullwidth dots', token.replaceAll('.', '\uff0e')],
  ['percent-encoded dots', token.replaceAll('.', '%2E')],
  ['a general JSON serialization', JSON.stringify(general)],
  ['a flattened JSON serialization', JSON.stringify(flattened)],
  ['a general JSON serialization, parsed', general],
  ['a flattened JSON serialization, parsed', flattened],
  ['quotes around', `"${token}"`],
  ['a scheme in front', `Bearer ${token}`],
  ['two tokens', `${token},${token}`],
  ['two tokens with a space', `${token} ${token}`],
  ['null', null],
  ['undefined', undefined],
  ['a number', 1],
  ['true', true],
  ['an empty list', []],
  ['a list of a token', [token]],
  ['a list of segments', [header, payload, signature]],
  ['an empty object', {}],
  ['an object with a length and no split', { length: 3 }],
];

/** Tokens that do not have three segments. */
export const segmentAttacks: readonly Attack[] = [
  ...TEXTS.map(([name, text]): Attack => ({ name, token: text, ways: ALL_WAYS, expected: 'token-invalid' })),
  { name: 'three segments', token, ways: ALL_WAYS, expected: 'accepted' },
  {
    name: 'an empty signature',
    token: `${header}.${payload}.`,
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
  {
    name: 'an empty signature, decoded only',
    token: `${header}.${payload}.`,
    ways: ['decodeJwt'],
    expected: 'accepted',
  },
];

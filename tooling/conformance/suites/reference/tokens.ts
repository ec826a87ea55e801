import { type Making, makeToken, NOW_IN_SECONDS, OTHER_PRIVATE_KEY, PUBLIC_PEM } from './hand-made-token.ts';

/** Options of both SDKs. */
export interface CheckOptions {
  readonly audience?: string | string[];
  readonly authorizedParties?: string[];
  readonly clockSkewInMs?: number;
}

/** A token for both SDKs, with the options. */
export interface TokenCase {
  readonly name: string;
  readonly token: string;
  readonly options: CheckOptions;
}

const now = NOW_IN_SECONDS;
const party = 'https://app.example.com';
/** Removes the signature. */
const unsigned = (token: string) => token.slice(0, token.lastIndexOf('.') + 1);
/** Changes a character of a segment. */
const alter = (token: string, segment: number) =>
  token
    .split('.')
    .map((part, index) =>
      index === segment ? `${part.slice(0, 20)}${part[20] === 'A' ? 'B' : 'A'}${part.slice(21)}` : part,
    )
    .join('.');

const TIMES: ReadonlyArray<readonly [string, Making, CheckOptions?]> = [
  ['valid', {}],
  ['expired a minute ago', { claims: { exp: now - 60 } }],
  ['expired less than the skew ago', { claims: { exp: now - 4 } }],
  ['expired exactly the skew ago', { claims: { exp: now - 5 } }],
  ['expired a second ago, without skew', { claims: { exp: now - 1 } }, { clockSkewInMs: 0 }],
  ['expired and from another key', { claims: { exp: now - 60 }, key: OTHER_PRIVATE_KEY }],
  ['without exp', { claims: { exp: undefined } }],
  ['exp is a string', { claims: { exp: String(now + 60) } }],
  ['exp is null', { claims: { exp: null } }],
  ['exp in milliseconds', { claims: { exp: (now + 60) * 1000 } }],
  ['exp is negative', { claims: { exp: -1 } }],
  ['not active for a minute', { claims: { nbf: now + 60 } }],
  ['active after exactly the skew', { claims: { nbf: now + 5 } }],
  ['nbf is a string', { claims: { nbf: 'now' } }],
  ['issued in a minute', { claims: { iat: now + 60 } }],
  ['issued after exactly the skew', { claims: { iat: now + 5 } }],
  ['without iat', { claims: { iat: undefined } }],
  ['iat is a string', { claims: { iat: 'now' } }],
  ['iat in milliseconds', { claims: { iat: now * 1000 } }],
];

const SIGNATURES: ReadonlyArray<readonly [string, Making, CheckOptions?]> = [
  ['from another key', { key: OTHER_PRIVATE_KEY }],
  ['with another payload', { spoil: (token) => alter(token, 2) }],
  ['signed by RS512', { header: { alg: 'RS512' }, hash: 'sha512' }],
  ['says RS512, signed by RS256', { header: { alg: 'RS512' } }],
  ['alg none', { header: { alg: 'none' }, spoil: unsigned }],
  ['alg HS256 with the public key', { header: { alg: 'HS256' }, hmacSecret: PUBLIC_PEM }],
  ['alg ES256', { header: { alg: 'ES256' } }],
  ['alg PS256', { header: { alg: 'PS256' } }],
  ['alg constructor', { header: { alg: 'constructor' } }],
  ['without alg', { header: { alg: undefined } }],
  ['without kid', { header: { kid: undefined } }],
  ['kid is a number', { header: { kid: 1 } }],
  ['another kid', { header: { kid: 'ins_2' } }],
];

const FORMS: ReadonlyArray<readonly [string, Making, CheckOptions?]> = [
  ['two segments', { spoil: (token) => token.slice(0, token.lastIndexOf('.')) }],
  ['four segments', { spoil: (token) => `${token}.AAAA` }],
  ['not base64url', { spoil: () => 'a.b.c' }],
  ['one word', { spoil: () => 'nonsense' }],
  ['an opaque API key', { spoil: () => 'ak_0123456789abcdef0123456789abcdef' }],
  ['padded signature', { spoil: (token) => `${token}==` }],
  ['header is not JSON', { rawHeader: '{' }],
  ['header is null', { rawHeader: 'null' }],
  ['payload is not JSON', { rawPayload: '{' }],
  ['payload is null', { rawPayload: 'null' }],
  ['payload is a list', { rawPayload: '[]' }],
  ['payload is not UTF-8', { rawPayload: Buffer.from('7b22737562223a22ff227d', 'hex') }],
  ['more than 16 KiB', { claims: { big: 'a'.repeat(16_384) } }],
];

const CLASSES: ReadonlyArray<readonly [string, Making, CheckOptions?]> = [
  ['without typ', { header: { typ: undefined } }],
  ['typ in lower case', { header: { typ: 'jwt' } }],
  ['typ of another kind', { header: { typ: 'secevent+jwt' } }],
  ['an OAuth access token', { header: { typ: 'at+jwt' } }],
  ['without category', { header: { cat: undefined } }],
  ['category of templates', { header: { cat: 'cl_B7d4PD222AAA' } }],
  ['category of machines', { header: { cat: 'cl_B7d4PD333AAA' } }],
  ['category to ignore', { header: { cat: 'cl_I7d4PD111III' } }],
  ['unknown category', { header: { cat: 'cl_0' } }],
  ['subject is a machine', { claims: { sub: 'mch_1' } }],
  ['without subject', { claims: { sub: undefined } }],
  ['subject is empty', { claims: { sub: '' } }],
  ['subject is a number', { claims: { sub: 1 } }],
  ['crit', { header: { crit: ['exp'] } }],
  ['b64', { header: { b64: false } }],
  ['pending session', { claims: { sts: 'pending' } }],
];

const PARTIES: ReadonlyArray<readonly [string, Making, CheckOptions?]> = [
  ['right azp', {}, { authorizedParties: ['https://other.example', party] }],
  ['wrong azp', {}, { authorizedParties: ['https://other.example'] }],
  ['without azp, though required', { claims: { azp: undefined } }, { authorizedParties: [party] }],
  ['azp is empty, though required', { claims: { azp: '' } }, { authorizedParties: [party] }],
  ['without azp', { claims: { azp: undefined } }],
  ['right aud', { claims: { aud: 'a' } }, { audience: 'a' }],
  ['right aud in lists', { claims: { aud: ['a', 'b'] } }, { audience: ['b', 'c'] }],
  ['wrong aud', { claims: { aud: 'a' } }, { audience: 'b' }],
  ['wrong aud in lists', { claims: { aud: ['a'] } }, { audience: ['b'] }],
  ['without aud, though required', {}, { audience: 'a' }],
  ['aud is a number, though required', { claims: { aud: 1 } }, { audience: 'a' }],
  ['aud, not asked for', { claims: { aud: 'a' } }],
];

export const TOKEN_CASES: readonly TokenCase[] = [
  ...TIMES,
  ...SIGNATURES,
  ...FORMS,
  ...CLASSES,
  ...PARTIES,
].map(([name, making, options = {}]) => ({ name, token: makeToken(making), options }));

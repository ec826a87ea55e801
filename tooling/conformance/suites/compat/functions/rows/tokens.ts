import type { FunctionsStage } from '../stage.ts';
import { type Make, one, oneOf, type Source } from '../values.ts';

type Changes = readonly [object, ...object[]];

const HEADERS: Changes = [
  ...[{ alg: 'none' }, { alg: 'HS256' }, { typ: undefined }, { typ: 'x' }, { kid: 'other' }],
  ...[
    { cat: 'cl_B7d4PD111AAA' },
    { cat: 'cl_B7d4PD222AAA' },
    { cat: 'cl_B7d4PD333AAA' },
    { cat: 'cl_I7d4PD111III' },
  ],
] as const;

const claimsAt = (now: number): Changes =>
  [
    ...[
      { sub: undefined },
      { exp: undefined },
      { exp: now - 7_200 },
      { iat: now + 7_200 },
      { nbf: now + 7_200 },
    ],
    ...[{ iat: undefined }, { nbf: undefined }, { nbf: 'x' }, { iat: 'x' }, { iss: 'https://other.example' }],
    ...[
      { azp: undefined },
      { azp: 'http://localhost:3000' },
      { aud: 'a' },
      { aud: 'b' },
      { aud: ['c', 'a'] },
    ],
    ...[
      { sid: undefined },
      { org_id: 'org_1', org_role: 'org:admin' },
      { v: 2, o: { id: 'org_1' } },
      { ü: '\u{1f600}' },
    ],
  ] as const;

/** Values that a header or a payload never has. */
const HOSTILE_HEADERS: Changes = [
  ...[{ alg: undefined }, { alg: 5 }, { alg: 'RS512' }, { alg: 'PS256' }, { kid: 5 }, { kid: undefined }],
  ...[
    { typ: null },
    { typ: 'jwt' },
    { typ: 'at+jwt' },
    { cat: 'x' },
    { cat: '' },
    { crit: ['b64'], b64: false },
  ],
] as const;
const HOSTILE_CLAIMS: Changes = [
  ...[
    { sub: 'mch_1' },
    { sub: '' },
    { sub: 5 },
    { exp: '1' },
    { exp: -1 },
    { exp: 1e13 },
    { exp: 1e30 },
    { iat: -5 },
  ],
  ...[
    { nbf: null },
    { iss: 5 },
    { azp: '' },
    { azp: 5 },
    { aud: [1] },
    { aud: 5 },
    { aud: { a: 1 } },
    { sid: 5 },
  ],
] as const;

/** A token with at most one fault: a token with two can be rejected for either. */
export const jwt =
  ({ now, own, other }: FunctionsStage): Make<string> =>
  (source) => {
    const part = source.pick(['nothing', 'nothing', 'header', 'claims', 'claims', 'key']);
    const header = {
      ...{ alg: 'RS256', kid: 'ins_1', typ: 'JWT' },
      ...(part === 'header' && pickChange(HEADERS, HOSTILE_HEADERS, source)),
    };
    const payload = {
      ...{ sub: 'user_1', sid: 'sess_1', exp: now + 3_000, iat: now - 10, nbf: now - 10 },
      ...{ iss: 'https://clerk.example.com', azp: 'https://app.example.com' },
      ...(part === 'claims' && pickChange(claimsAt(now), HOSTILE_CLAIMS, source)),
    };
    const token = (part === 'key' ? other : own).sign(header, payload);
    return source.isHostile && part === 'nothing' ? spoilt(token, source) : token;
  };

const pickChange = (usual: Changes, odd: Changes, source: Source): object =>
  source.pick(source.isHostile ? odd : usual);

function spoilt(token: string, source: Source): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return source.pick([
    ...[`${header}.${payload}`, `${token}.x`, `${header}.${payload}.`, `${token}=`, ` ${token}`, ''],
    ...[
      `bnVsbA.${payload}.${signature}`,
      `${header}.W10.${signature}`,
      `${header}==.${payload}.${signature}`,
    ],
  ] as [string, ...string[]]);
}

/** Opaque tokens of machines, and strings that begin like one. */
export const machineToken = ({ machineTokens, session }: FunctionsStage): Make =>
  oneOf(
    one(...machineTokens),
    one(...machineTokens, session.token, 'mt_x', 'oat_x', 'ak_x', 'AK_x', 'mch_1'),
  );

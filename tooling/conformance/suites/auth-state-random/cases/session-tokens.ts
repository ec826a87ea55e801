import type { Making } from '../../reference/hand-made-token.ts';
import { OTHER_PRIVATE_KEY, PUBLIC_PEM } from '../../reference/hand-made-token.ts';
import { NOW } from './world.ts';

const organization = { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,manage', fpm: '3,1' };
export const ORGANIZATION = {
  o: organization,
  fea: 'o:reports,u:billing,ou:exports',
  pla: 'o:pro,u:plus',
  fva: [5, -1],
};
const unsigned = (token: string) => token.slice(0, token.lastIndexOf('.') + 1);
const long = 'a'.repeat(16_384);

const GOOD: Readonly<Record<string, Making>> = {
  valid: {},
  'valid-again': { claims: { jti: '2' } },
  organization: { claims: ORGANIZATION },
  'other-organization': { claims: { ...ORGANIZATION, o: { ...organization, id: 'org_2', slg: 'globex' } } },
  'organization-v1': {
    claims: {
      v: undefined,
      org_id: 'org_1',
      org_role: 'org:admin',
      org_slug: 'acme',
      org_permissions: ['org:reports:read'],
    },
  },
  pending: { claims: { sts: 'pending' } },
  'pending-organization': { claims: { ...ORGANIZATION, sts: 'pending' } },
  impersonated: { claims: { act: { sub: 'user_admin' } } },
  older: { claims: { iat: NOW - 40, exp: NOW + 20 } },
  newer: { claims: { iat: NOW - 1 } },
  'no-azp': { claims: { azp: undefined } },
  'azp-other': { claims: { azp: 'https://other.example' } },
  'aud-a': { claims: { aud: 'a' } },
  'aud-list': { claims: { aud: ['b', 'c'] } },
  'no-cat': { header: { cat: undefined } },
  'ignored-cat': { header: { cat: 'cl_I7d4PD111III' } },
  'no-typ': { header: { typ: undefined } },
  'no-fva': { claims: { fva: undefined } },
};

const LATE_OR_EARLY: Readonly<Record<string, Making>> = {
  expired: { claims: { iat: NOW - 120, nbf: NOW - 130, exp: NOW - 60 } },
  'expired-organization': { claims: { ...ORGANIZATION, iat: NOW - 120, exp: NOW - 60 } },
  'expired-within-skew': { claims: { iat: NOW - 63, exp: NOW - 3 } },
  'expired-no-sid': { claims: { iat: NOW - 120, exp: NOW - 60, sid: undefined } },
  'expired-yesterday': { claims: { iat: NOW - 90_060, nbf: NOW - 90_070, exp: NOW - 90_000 } },
  'not-yet': { claims: { nbf: NOW + 60, exp: NOW + 120 } },
  'from-the-future': { claims: { iat: NOW + 60, exp: NOW + 120 } },
};

const REFUSED: Readonly<Record<string, Making>> = {
  'other-key': { key: OTHER_PRIVATE_KEY },
  'other-key-expired': { key: OTHER_PRIVATE_KEY, claims: { exp: NOW - 60 } },
  'foreign-issuer': { claims: { iss: 'https://clerk.elsewhere.example' }, key: OTHER_PRIVATE_KEY },
  'foreign-issuer-good-key': { claims: { iss: 'https://clerk.elsewhere.example' } },
  'satellite-issuer': { claims: { iss: 'https://clerk.satellite.example' } },
  'no-issuer': { claims: { iss: undefined } },
  'issuer-is-a-number': { claims: { iss: 1 } },
  'unknown-kid': { header: { kid: 'ins_unknown' } },
  'no-kid': { header: { kid: undefined } },
  'alg-none': { header: { alg: 'none' }, spoil: unsigned },
  'alg-hs256': { header: { alg: 'HS256' }, hmacSecret: PUBLIC_PEM },
  'template-cat': { header: { cat: 'cl_B7d4PD222AAA' } },
  'm2m-cat': { header: { cat: 'cl_B7d4PD333AAA' } },
  'unknown-cat': { header: { cat: 'cl_0' } },
  'machine-subject': { claims: { sub: 'mch_1' } },
  'typ-secevent': { header: { typ: 'secevent+jwt' } },
  'no-exp': { claims: { exp: undefined } },
  'exp-is-a-text': { claims: { exp: '1' } },
  'no-subject': { claims: { sub: undefined } },
};

/** Hostile tokens that the library must survive. */
const STRANGE: Readonly<Record<string, Making>> = {
  'iat-is-a-text': { claims: { iat: 'now' } },
  'no-iat': { claims: { iat: undefined } },
  'typ-in-lower-case': { header: { typ: 'jwt' } },
  'no-claims': { rawPayload: 'null' },
  'claims-are-a-list': { rawPayload: '[]' },
  'no-header': { rawHeader: 'null' },
  'header-is-a-list': { rawHeader: '[]' },
  'odd-features': { claims: { ...ORGANIZATION, fea: 'reports' } },
  'odd-organization': { claims: { o: 'org_1', fea: 'o:reports' } },
  'odd-permissions': { claims: { ...ORGANIZATION, o: { ...organization, per: 1, fpm: 'x,-1' } } },
  'odd-factors': { claims: { fva: 'now' } },
  long: { claims: { long } },
  critical: { header: { crit: ['exp'] } },
  'one-word': { spoil: () => 'nonsense' },
  'three-words': { spoil: () => 'a.b.c' },
  'four-segments': { spoil: (token) => `${token}.AAAA` },
  'not-json': { rawPayload: '{' },
  'no-secret-at-all': { spoil: () => 'e30.bnVsbA.AA' },
  'not-ascii': { spoil: () => '\u00fc.\u00fc.\u00fc' },
  symbols: { spoil: () => '..' },
};

/** Session tokens, and tokens that look like session tokens, by a name for reports. */
export const SESSION_TOKENS: Readonly<Record<string, Making>> = {
  ...GOOD,
  ...LATE_OR_EARLY,
  ...REFUSED,
  ...STRANGE,
};

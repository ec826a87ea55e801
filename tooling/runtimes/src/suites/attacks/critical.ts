import { type Attack, KEYED_WAYS } from './attack.ts';
import { CLAIMS, forge, HEADER, headerWith, jsonWith, segmentOf, signText, unsigned } from './forge.ts';

const CRIT: readonly unknown[] = [
  ...[
    ['exp'],
    ['b64'],
    ['alg'],
    ['kid'],
    ['typ'],
    ['unknown'],
    ['https://clerk.example/extension'],
    ['exp', 'exp'],
  ],
  ...[[], [''], [1], [null], [[]], ['__proto__']],
  ...['exp', '', null, 0, false, true, {}, { exp: true }],
];

const B64: readonly unknown[] = [true, false, 'true', 'false', 0, 1, null, {}, []];

/**
 * Extensions that a verifier must understand (RFC 7515, section 4.1.11). The library understands none of them, not even
 * the unencoded payload (RFC 7797).
 */
export const criticalAttacks: readonly Attack[] = [
  ...CRIT.map(
    (crit): Attack => ({
      name: `crit ${JSON.stringify(crit)}`,
      token: forge({ header: headerWith({ crit, exp: CLAIMS.exp, unknown: 1 }) }),
      expected: 'token-invalid',
    }),
  ),
  ...B64.map(
    (b64): Attack => ({
      name: `b64 ${JSON.stringify(b64)}`,
      token: forge({ header: headerWith({ b64 }) }),
      expected: 'token-invalid',
    }),
  ),
  ...[true, false].map(
    (b64): Attack => ({
      name: `b64 ${b64}, marked as critical`,
      token: forge({ header: headerWith({ b64, crit: ['b64'] }) }),
      expected: 'token-invalid',
    }),
  ),
  {
    name: 'an unencoded payload',
    token: signText(
      `${segmentOf(headerWith({ b64: false, crit: ['b64'] }))}.${JSON.stringify({ ...CLAIMS, iss: 'x' })}`,
    ),
    expected: 'token-invalid',
  },
  ...[
    { crit: ['exp'], exp: CLAIMS.exp },
    { crit: [] },
    { crit: null },
    { b64: false, crit: ['b64'] },
    { b64: true },
  ].map(
    (parameters): Attack => ({
      name: `${JSON.stringify(parameters)}, for hasValidSignature()`,
      token: forge({ header: headerWith(parameters) }),
      ways: ['hasValidSignature'],
      expected: 'token-invalid',
    }),
  ),
  {
    name: 'crit together with alg none',
    token: unsigned(headerWith({ alg: 'none', crit: ['exp'] })),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
  {
    name: 'crit in the payload, where it is a claim',
    token: forge({ payload: { ...CLAIMS, crit: ['exp'] } }),
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
  {
    name: 'CRIT, which is not a parameter',
    token: forge({ header: headerWith({ CRIT: ['exp'] }) }),
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
  {
    name: 'crit spelled with an escape',
    token: forge({ header: jsonWith(HEADER, 'x', '1,"cr\\u0069t":["exp"]') }),
    expected: 'token-invalid',
  },
];

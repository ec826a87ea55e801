import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import {
  ALGORITHMS,
  base64url,
  CLAIMS,
  forge,
  headerWith,
  keyFor,
  pemOf,
  publicDerOf,
  publicJwkOf,
  segmentOf,
  signBytes,
} from './forge.ts';

const RSA_ALGORITHMS = ALGORITHMS.filter((name) => name.startsWith('RS') || name.startsWith('PS'));
const isSameKey = (left: string, right: string) => keyFor(left) === keyFor(right);

const pairs = ALGORITHMS.flatMap((signed) => ALGORITHMS.map((claimed) => ({ signed, claimed })));

/** Each pair of algorithms: the token is signed with the first, its header names the second, and the key fits the first. */
const rewritten = pairs.flatMap(({ signed, claimed }): Attack[] => {
  const key = publicJwkOf(keyFor(signed));
  const token = forge({ header: headerWith({ alg: claimed }), algorithm: signed });
  const rejection: Outcome = isSameKey(signed, claimed)
    ? 'token-invalid-signature'
    : 'token-invalid-algorithm';
  const expected: Outcome = signed === claimed ? 'accepted' : rejection;
  const named = { name: `signed as ${signed}, ${claimed} in the header`, token, ways: KEYED_WAYS, expected };
  return [
    { ...named, key },
    {
      ...named,
      name: `${named.name}, with a PEM`,
      key: pemOf(publicDerOf(key)),
    },
  ];
});

/** Each pair of algorithms: a genuine token of the first, and a key for the second. */
const keyedForOther = pairs.flatMap(({ signed, claimed: other }): Attack[] => {
  const token = forge({ header: headerWith({ alg: signed }), algorithm: signed });
  const key = publicJwkOf(keyFor(other));
  const expected: Outcome = signed === other ? 'accepted' : 'token-invalid-algorithm';
  const named = { token, ways: KEYED_WAYS, expected };
  return [
    { ...named, name: `${signed} with a JWK whose alg is ${other}`, key: { ...key, alg: other } },
    ...(isSameKey(signed, other)
      ? []
      : [
          {
            ...named,
            name: `${signed} with a PEM for ${other}`,
            key: pemOf(publicDerOf(key)),
          },
        ]),
  ];
});

/** Genuine tokens, verified with their own algorithm allowed, or with a different one allowed. */
const allowed = pairs
  .filter(({ signed, claimed }) => signed === claimed || claimed === 'RS256')
  .map(
    ({ signed, claimed: other }): Attack => ({
      name: `${signed} with ${other} allowed`,
      token: forge({ header: headerWith({ alg: signed }), algorithm: signed }),
      key: publicJwkOf(keyFor(signed)),
      options: { algorithms: [other] },
      // A verifier whose algorithms do not fit its key is a ConfigError.
      ...(!isSameKey(signed, other) && { ways: ['verifyJwt', 'verifyToken'] }),
      expected: signed === other ? 'accepted' : 'token-invalid-algorithm',
    }),
  );

function pss(alg: string, saltLength: number): string {
  const text = `${segmentOf(headerWith({ alg }))}.${segmentOf(CLAIMS)}`;
  return `${text}.${base64url(signBytes(Buffer.from(text), alg, keyFor(alg), saltLength))}`;
}

/** A salt is as long as the hash (RFC 7518, section 3.5). */
const salts = RSA_ALGORITHMS.filter((name) => name.startsWith('PS')).flatMap((alg) => {
  const hashLength = Number(alg.slice(2)) / 8;
  return [0, 20, hashLength - 1, hashLength + 1, 256 - hashLength - 2].map(
    (length): Attack => ({
      name: `${alg} with a salt of ${length} bytes`,
      token: pss(alg, length),
      ways: KEYED_WAYS,
      expected: 'token-invalid-signature',
    }),
  );
});

/** An algorithm, a header and a key that contradict each other. */
export const algorithmMismatchAttacks: readonly Attack[] = [
  ...rewritten,
  ...keyedForOther,
  ...allowed,
  ...salts,
];

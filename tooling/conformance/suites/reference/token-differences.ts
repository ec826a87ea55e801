import type { Decision } from './decide.ts';
import type { Difference } from './difference.ts';

type Decisions = readonly [theirs: Decision, ours: Decision];

/** A token with its decisions in three places. An absent place has equal decisions. */
interface TokenDifference {
  readonly token: string;
  /** The row of the migration guide. */
  readonly id: string;
  readonly because: string;
  readonly verifyToken?: Decisions;
  readonly bearer?: Decisions;
  readonly cookie?: Decisions;
}

const expired = 'signed-out session-token-expired-refresh-non-eligible-no-refresh-cookie';
const request = (theirs: Decision, ours: Decision) => ({
  bearer: [theirs, ours] as const,
  cookie: [theirs, ours] as const,
});
/** The reference accepts the token, and ours rejects it. */
const stricter = (reason: string, sub = 'user_1') => ({
  verifyToken: [`verified ${sub}`, `rejected ${reason}`] as const,
  ...request(`signed-in ${sub}`, `signed-out ${reason}`),
});
/** Both reject the token. */
const reasons = (theirs: string, ours: string) => ({
  verifyToken: [`rejected ${theirs}`, `rejected ${ours}`] as const,
  ...request(`signed-out ${theirs}`, `signed-out ${ours}`),
});

const noTime = 'A time is a number from 0 to the year 9999.';
const noClaims = 'Header and payload are JSON objects in UTF-8; anything else is not a token.';
const ignoredParameter = 'An unsupported parameter that changes the meaning of a signature is rejected.';
const requestedCheck = 'A requested check is not skipped because the token lacks the claim.';
const onlySessions = 'verifyToken accepts session tokens only; verifyJwt accepts all.';
const moreAlgorithms =
  'Ours supports more algorithms with a PEM, so that a different check rejects the token.';

const BY_TOKEN: readonly TokenDifference[] = [
  {
    token: 'exp in milliseconds',
    id: 'times-are-numbers',
    because: noTime,
    ...stricter('token-verification-failed'),
  },
  {
    token: 'exp is negative',
    id: 'times-are-numbers',
    because: noTime,
    verifyToken: ['rejected token-expired', 'rejected token-verification-failed'],
    ...request(expired, 'signed-out token-verification-failed'),
  },
  {
    token: 'iat in milliseconds',
    id: 'times-are-numbers',
    because: noTime,
    verifyToken: ['rejected token-iat-in-the-future', 'rejected token-verification-failed'],
    ...request('signed-out session-token-iat-in-the-future', 'signed-out token-verification-failed'),
  },
  {
    token: 'signed by RS512',
    id: 'more-algorithms-with-a-pem',
    because: 'Theirs treats every PEM as a key for RS256.',
    verifyToken: ['rejected token-verification-failed', 'verified user_1'],
    ...request('signed-out token-verification-failed', 'signed-in user_1'),
  },
  {
    token: 'says RS512, signed by RS256',
    id: 'more-algorithms-with-a-pem',
    because: 'Theirs treats every PEM as a key for RS256, and fails before it checks the signature.',
    ...reasons('token-verification-failed', 'token-invalid-signature'),
  },
  {
    token: 'alg PS256',
    id: 'more-algorithms-with-a-pem',
    because: moreAlgorithms,
    ...reasons('token-invalid-algorithm', 'token-invalid-signature'),
  },
  {
    token: 'kid is a number',
    id: 'key-id-is-a-string',
    because: 'A key id is a string.',
    ...stricter('token-invalid'),
  },
  {
    token: 'padded signature',
    id: 'one-spelling-of-a-token',
    because: 'A token has a single valid spelling.',
    ...stricter('token-invalid'),
  },
  {
    token: 'header is null',
    id: 'claims-and-header-are-objects',
    because: noClaims,
    verifyToken: ['rejected TypeError', 'rejected token-invalid'],
    ...request('signed-out unexpected-error', 'signed-out token-invalid'),
  },
  {
    token: 'payload is null',
    id: 'claims-and-header-are-objects',
    because: noClaims,
    verifyToken: ['rejected TypeError', 'rejected token-invalid'],
    bearer: ['signed-out unexpected-error', 'signed-out token-invalid'],
    cookie: ['threw TypeError', 'signed-out token-invalid'],
  },
  {
    token: 'payload is a list',
    id: 'claims-and-header-are-objects',
    because: noClaims,
    ...reasons('token-verification-failed', 'token-invalid'),
  },
  {
    token: 'payload is not UTF-8',
    id: 'claims-and-header-are-objects',
    because: noClaims,
    ...reasons('token-verification-failed', 'token-invalid'),
  },
  {
    token: 'more than 16 KiB',
    id: 'long-tokens-are-not-read',
    because: 'Long tokens are rejected without being read.',
    ...stricter('token-too-large'),
  },
  {
    token: 'typ in lower case',
    id: 'media-type-in-any-case',
    because: 'Media types are compared without regard to case (RFC 7515, section 4.1.9).',
    verifyToken: ['rejected token-invalid', 'verified user_1'],
    ...request('signed-out token-invalid', 'signed-in user_1'),
  },
  {
    token: 'category of templates',
    id: 'verify-token-takes-sessions-only',
    because: onlySessions,
    verifyToken: ['verified user_1', 'rejected token-invalid'],
  },
  {
    token: 'unknown category',
    id: 'verify-token-takes-sessions-only',
    because: onlySessions,
    verifyToken: ['verified user_1', 'rejected token-invalid'],
  },
  {
    token: 'subject is a machine',
    id: 'verify-token-takes-sessions-only',
    because: onlySessions,
    verifyToken: ['verified mch_1', 'rejected token-invalid'],
  },
  {
    token: 'subject is empty',
    id: 'session-has-a-user',
    because: 'A session belongs to a user.',
    ...stricter('token-verification-failed', ''),
  },
  { token: 'crit', id: 'critical-header', because: ignoredParameter, ...stricter('token-invalid') },
  { token: 'b64', id: 'critical-header', because: ignoredParameter, ...stricter('token-invalid') },
  {
    token: 'without aud, though required',
    id: 'audience-is-enforced',
    because: requestedCheck,
    ...stricter('token-verification-failed'),
  },
  {
    token: 'aud is a number, though required',
    id: 'audience-is-enforced',
    because: requestedCheck,
    ...stricter('token-verification-failed'),
  },
];

const WAYS = [
  ['verifyToken', 'verifyToken'],
  ['bearer', 'bearer token'],
  ['cookie', 'cookie'],
] as const;

/** Tokens for which ours is stricter or more lenient than the reference. */
export const TOKEN_DIFFERENCES: readonly Difference[] = BY_TOKEN.flatMap((row) =>
  WAYS.flatMap(([way, name]): Difference[] => {
    const [theirs, ours] = row[way] ?? [];
    return theirs === undefined || ours === undefined
      ? []
      : [{ name: `${name}, ${row.token}`, id: row.id, theirs, ours, because: row.because }];
  }),
);

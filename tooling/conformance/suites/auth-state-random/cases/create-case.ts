import { type AuthCase, DIMENSION_NAMES, type Dimension, namesOf, PLAIN_CASE } from './dimensions.ts';
import { createRandom, type Random } from './random.ts';
import { ANY, LIKE_THE_REFERENCE, SCENARIOS } from './scenarios.ts';

/** The probability that a dimension changes. It is low in most cases, to reach deep rules, and high in some. */
const CHANGE_RATES = [0.01, 0.03, 0.03, 0.06, 0.06, 0.12, 0.3, 0.7] as const;
/** Values that leave little to decide are rare. */
const RARE: Partial<Readonly<Record<Dimension, number>>> = {
  publishableKey: 0.1,
  keys: 0.3,
  satellite: 0.5,
  acceptsToken: 0.5,
  authorization: 0.4,
  nonce: 0.4,
  nonceInQuery: 0.4,
  handshake: 0.4,
  handshakeInQuery: 0.4,
  audience: 0.5,
  authorizedParties: 0.5,
};

/** Returns the case of a seed and an index. */
export function createCase(seed: number, index: number): AuthCase {
  const leave = (authCase: AuthCase, leaveOut: LeaveOut) => ({ ...authCase, ...leaveOut(authCase) });
  return LEFT_OUT.reduce(leave, drawCase(seed, index));
}

/** Rare differences from the reference for which only ours could say what is right. They have no practical use. */
type LeaveOut = (authCase: AuthCase) => Partial<AuthCase>;
const LEFT_OUT: readonly LeaveOut[] = [
  // It refreshes with the token of a cookie although the header has precedence: a different session, or none.
  ({ authorization, session, sessionSuffixed }) =>
    authorization.startsWith('expired')
      ? {
          ...{ before: 'absent', after: 'absent' },
          ...(!hasSession(authorization, session) && { session: 'absent' }),
          ...(!hasSession(authorization, sessionSuffixed) && { sessionSuffixed: 'absent' }),
        }
      : {},
  // Whether a token can carry a handshake is checked before the keys, or after.
  ({ keys, handshake, handshakeInQuery }) =>
    keys.startsWith('jwks-') && [handshake, handshakeInQuery].some((name) => !/^(?:absent|hs-)/.test(name))
      ? { keys: 'jwks' }
      : {},
];

/** True if a cookie holds a token of the same session as the token of the header. */
function hasSession(authorization: string, cookie: string): boolean {
  return (
    authorization !== 'expired-no-sid' &&
    /^(?:valid|organization|older|newer|expired)(?!-no-sid)/.test(cookie)
  );
}

function drawCase(seed: number, index: number): AuthCase {
  const random = createRandom(seed, index);
  const setUp = random.pick([{}, {}, LIKE_THE_REFERENCE]);
  const start: AuthCase = { ...PLAIN_CASE, ...setUp, ...random.pick(SCENARIOS) };
  const rate = random.pick(CHANGE_RATES);
  const changed = DIMENSION_NAMES.filter(
    (dimension) => start[dimension] === ANY || random.chance(rate * (RARE[dimension] ?? 1)),
  );
  return {
    ...start,
    ...Object.fromEntries(changed.map((dimension) => [dimension, pickName(random, dimension)])),
  };
}

function pickName(random: Random, dimension: Dimension): string {
  const [first = '', ...others] = namesOf(dimension);
  return random.pick([first, ...others]);
}

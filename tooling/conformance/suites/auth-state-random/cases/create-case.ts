import { type AuthCase, DIMENSION_NAMES, type Dimension, namesOf, PLAIN_CASE } from './dimensions.ts';
import { createRandom, type Random } from './random.ts';
import { ANY, LIKE_THE_REFERENCE, SCENARIOS } from './scenarios.ts';

/** How likely a dimension is changed: in most cases few are, so that deep rules are met; in some, most are. */
const CHANGE_RATES = [0.01, 0.03, 0.03, 0.06, 0.06, 0.12, 0.3, 0.7] as const;
/** What leaves little to decide is rare. */
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

/** The case of that seed and index. */
export function createCase(seed: number, index: number): AuthCase {
  const leave = (authCase: AuthCase, leaveOut: LeaveOut) => ({ ...authCase, ...leaveOut(authCase) });
  return LEFT_OUT.reduce(leave, drawCase(seed, index));
}

/** What differs from the reference in ways that nothing but ours could tell. Rare, and of no use to anybody. */
type LeaveOut = (authCase: AuthCase) => Partial<AuthCase>;
const LEFT_OUT: readonly LeaveOut[] = [
  // It refreshes by the token of a cookie where that of the header counts: with no session, by another one.
  ({ authorization, session, sessionSuffixed }) =>
    authorization.startsWith('expired')
      ? {
          ...{ before: 'absent', after: 'absent' },
          ...(!hasSession(authorization, session) && { session: 'absent' }),
          ...(!hasSession(authorization, sessionSuffixed) && { sessionSuffixed: 'absent' }),
        }
      : {},
  // Whether a token may carry a handshake at all is asked before keys are, or after.
  ({ keys, handshake, handshakeInQuery }) =>
    keys.startsWith('jwks-') && [handshake, handshakeInQuery].some((name) => !/^(?:absent|hs-)/.test(name))
      ? { keys: 'jwks' }
      : {},
];

/** Whether a cookie holds a token of the session that the token of the header is of. */
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

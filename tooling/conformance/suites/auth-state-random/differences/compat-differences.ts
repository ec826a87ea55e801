import type { AuthCase } from '../cases/dimensions.ts';
import { DIFFERENCES } from './all-differences.ts';
import { configError, isWrong } from './configuration.ts';
import type { Difference } from './difference.ts';
import { isUnlisted, NOT_FORWARDED } from './hosts.ts';
import { NO_SECRET_KEY } from './no-secret-key.ts';

/** Differences of `@x/backend` that `@x/compat` does not have, or only in part. */
const ONLY_OF_BACKEND: ReadonlySet<string> = new Set([
  'forwarded-hosts-as-the-options-say',
  'no-publishable-key-needed',
  'no-secret-key-needed',
  'options-of-a-call-win',
  'invalid-options-throw',
  'session-without-an-id',
]);

/** The parts that remain: an option of our own, a `jwtKey` in place of a key, and the class of an error. */
const ONLY_IN_PART: readonly Difference[] = [
  {
    name: 'hosts-of-a-list',
    because: 'The option `forwardedHosts`, which the reference does not have, limits the hosts that count.',
    rewrite: (authCase) => (isUnlisted(authCase) ? NOT_FORWARDED : undefined),
  },
  {
    name: 'no-secret-key-next-to-a-jwt-key',
    because: 'A session token is verified with the `jwtKey` alone.',
    rewrite: (authCase, theirs) =>
      authCase.keys === 'pem-without-secret' ? NO_SECRET_KEY.rewrite?.(authCase, theirs) : undefined,
    adjust: (situation) =>
      situation.authCase.keys === 'pem-without-secret' ? NO_SECRET_KEY.adjust?.(situation) : undefined,
  },
];

const MISTAKES: Difference = {
  name: 'mistakes-are-config-errors',
  because:
    'A mistake of the programmer throws a ConfigError for any request, also where the reference goes on.',
  adjust: ({ authCase, theirs }) =>
    theirs.threw !== null || isWrong(authCase) ? configError(theirs) : undefined,
};

/** The deliberate differences of `@x/compat`, with its defaults, from the latest reference. */
export const COMPAT_DIFFERENCES: readonly Difference[] = [
  ...ONLY_IN_PART,
  ...DIFFERENCES.filter(({ name }) => !ONLY_OF_BACKEND.has(name)),
  MISTAKES,
];

/** So rare that 3,000 requests might not have one. They must occur in the 20,000 requests of `@x/backend`. */
const RARE: ReadonlySet<string> = new Set([
  'response-without-a-token',
  'header-is-checked-before-the-key',
  'missing-key-id-has-a-reason',
  'path-is-not-a-host',
  'token-that-counts-is-sent',
]);

/** The differences that the requests of the suite must have: one that no longer occurs is removed from the list. */
export const COMPAT_MUST_MEET: readonly Difference[] = COMPAT_DIFFERENCES.filter(
  ({ name }) => !RARE.has(name),
);

/**
 * Returns a case that the differences can describe. They read the options of a call. With an empty or a false option there,
 * that of the client counts, in the reference and in `@x/compat`.
 */
export function comparableCase(authCase: AuthCase): AuthCase {
  const { binding, audience, proxyUrl, satellite } = authCase;
  const isReplaced = audience === 'empty' || proxyUrl === 'empty' || satellite === 'said-not-to-be';
  return binding === 'overridden' && isReplaced ? { ...authCase, binding: 'call' } : authCase;
}

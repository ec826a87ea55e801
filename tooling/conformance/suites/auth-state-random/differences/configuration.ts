import { isDeepStrictEqual } from 'node:util';
import { optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference, Situation } from './difference.ts';
import { NO_SECRET_KEY } from './no-secret-key.ts';
import { cleanUrlOf, toLocation } from './own-url.ts';
import { withReason } from './with-reason.ts';

const KEY_REASONS = [
  ...['jwk-kid-mismatch', 'jwk-remote-invalid', 'jwk-remote-failed-to-load', 'secret-key-invalid'],
];

/** Which options have precedence, and which are required. */
export const OPTIONS_GIVEN: readonly Difference[] = [
  NO_SECRET_KEY,
  {
    name: 'options-of-a-call-win',
    because: 'An option of a call overrides the option at setup, even if it is false or an empty string.',
    rewrite: ({ binding }) => (binding === 'overridden' ? { binding: 'call' } : undefined),
  },
  {
    name: 'empty-patterns-match-nothing',
    because: 'A list of no patterns is of no path.',
    rewrite: ({ organizationSync }) =>
      organizationSync === 'empty' ? { organizationSync: 'none' } : undefined,
  },
  {
    name: 'empty-key-set-is-invalid',
    because: 'An answer without keys has a reason of its own.',
    adjust: ({ authCase, theirs }) =>
      authCase.keys === 'jwks-is-empty' && theirs.state['reason'] === 'jwk-remote-failed-to-load'
        ? withReason(theirs, 'jwk-remote-invalid')
        : undefined,
  },
  {
    name: 'missing-key-id-has-a-reason',
    because: 'A token without a key id has a different reason than a token with an unknown key id.',
    adjust: ({ authCase, theirs, ours }) =>
      KEY_REASONS.includes(String(theirs.state['reason'])) &&
      [authCase.session, authCase.sessionSuffixed, authCase.authorization].includes('no-kid') &&
      ours.state['reason'] === 'jwk-remote-missing'
        ? withReason(theirs, 'jwk-remote-missing')
        : undefined,
  },
  {
    name: 'origin-header-is-not-configuration',
    because: 'A request of a client cannot make a configuration invalid.',
    rewrite: ({ satellite, origin }) =>
      satellite === 'no' || origin === 'absent' ? undefined : { origin: 'absent' },
  },
];

/** Invalid options. They come last, because nothing else matters then. */
export const OPTIONS_REFUSED: readonly Difference[] = [
  {
    name: 'no-publishable-key-needed',
    because: 'Without a publishable key nothing can be redirected, and cookies count by their plain names.',
    adjust: (situation) => {
      const { authCase, theirs, ours } = situation;
      const isMissing = authCase.publishableKey === 'missing' && theirs.threw !== null;
      return isMissing && isDecided(ours) && isPage(situation) ? ours : undefined;
    },
  },
  {
    name: 'invalid-options-throw',
    because: 'A mistake of the programmer throws a ConfigError for any request.',
    adjust: ({ authCase, theirs }) =>
      isWrong(authCase) || optionsOf(authCase).audience === '' ? configError(theirs) : undefined,
  },
];

/** Returns whether the options of a case contain a mistake other than an empty string. */
export function isWrong(authCase: AuthCase): boolean {
  const { isSatellite, domain, proxyUrl, signInUrl, publishableKey } = optionsOf(authCase);
  const isDevelopment = authCase.instance === 'development' && publishableKey !== undefined;
  const isUrl = /^https?:/.test(String(signInUrl)) && URL.canParse(String(signInUrl));
  return (
    (isSatellite === true && !domain && !proxyUrl) ||
    (isSatellite === true && isDevelopment && !isUrl) ||
    ['invalid', 'no-parameter'].includes(authCase.organizationSync) ||
    (publishableKey !== undefined && ['malformed', 'of-another-kind'].includes(authCase.publishableKey))
  );
}

function isDecided({ state, violations }: Outcome): boolean {
  return ['signed-in', 'signed-out'].includes(String(state['status'])) && !violations;
}

/** True for a page that is shown at once, or after a redirect that removes a count from the URL. */
function isPage({ authCase, rewritten, ours: { state, location } }: Situation): boolean {
  const url = cleanUrlOf(authCase, rewritten, state['status'] === 'signed-in');
  const isClean = authCase.mark !== 'absent' && isDeepStrictEqual(location, toLocation(url));
  return location === null || isClean;
}

export function configError(outcome: Outcome): Outcome {
  return {
    ...outcome,
    ...{ threw: 'ConfigError', state: {}, headers: {}, location: null, setCookie: [] },
    ...{ auth: null, authWithPending: null, apiRequests: [] },
  };
}

import type { Outcome } from '../outcome.ts';
import type { Difference, Situation } from './difference.ts';
import { renameValues } from './rename-values.ts';
import { withReason } from './with-reason.ts';

const KEY_REASONS = [
  ...['secret-key-invalid', 'jwk-remote-failed-to-load', 'jwk-remote-invalid', 'jwk-kid-mismatch'],
];
const CONDEMNED = ['alg-none', 'alg-hs256', 'typ-secevent', 'critical'];

/** How a request carries a token, and which tokens are accepted. */
export const CREDENTIALS: readonly Difference[] = [
  {
    name: 'bearer-in-any-case',
    because: 'The scheme is case-insensitive, and spaces can repeat (RFC 9110, section 11.1).',
    rewrite: ({ authorization }) =>
      ({
        'lower-case': { authorization: 'valid' },
        'upper-case': { authorization: 'valid' },
        'two-spaces': { authorization: 'valid' },
        'lower-case-key': { authorization: 'ak_ok' },
      })[authorization],
  },
  {
    name: 'malformed-credentials-are-rejected',
    because: 'A cookie does not replace a scheme alone, or a token followed by other characters.',
    rewrite: ({ authorization }) =>
      ['scheme-alone', 'more-than-a-token', 'two-values'].includes(authorization)
        ? { authorization: 'stand-in-malformed' }
        : undefined,
  },
  {
    name: 'media-type-in-any-case',
    because: 'Media types are compared without regard to case (RFC 7515, section 4.1.9).',
    rewrite: renameValues({ 'typ-in-lower-case': 'stand-in-valid' }),
  },
  {
    name: 'critical-header',
    because: 'An unsupported parameter that changes the meaning of a signature is rejected.',
    rewrite: renameValues({ critical: 'stand-in-refused' }),
  },
  {
    name: 'claims-and-header-are-objects',
    because: 'Header and payload are JSON objects; anything else is not a token.',
    rewrite: renameValues({
      'no-claims': 'stand-in-malformed',
      'claims-are-a-list': 'stand-in-malformed',
      'no-header': 'stand-in-malformed',
      'header-is-a-list': 'stand-in-malformed',
      'no-secret-at-all': 'stand-in-malformed',
    }),
  },
  {
    name: 'audience-is-enforced',
    because: 'A requested check is not skipped because a token lacks the claim.',
    rewrite: ({ audience }) =>
      ['none', 'empty'].includes(audience) ? undefined : { audienceOfTokens: 'stand-in' },
  },
  {
    name: 'header-is-checked-before-the-key',
    because: 'A token with an invalid header is rejected without a key, which might be unavailable.',
    adjust: ({ authCase, theirs, ours }) =>
      KEY_REASONS.includes(String(theirs.state['reason'])) &&
      ['token-invalid', 'token-invalid-algorithm'].includes(String(ours.state['reason'])) &&
      [authCase.session, authCase.sessionSuffixed, authCase.authorization].some((name) =>
        CONDEMNED.includes(name),
      )
        ? withReason(theirs, String(ours.state['reason']))
        : undefined,
  },
  {
    name: 'cookie-values-in-quotes',
    because: 'A value can be quoted (RFC 6265, section 4.1.1).',
    rewrite: renameValues({ quoted: 'valid' }),
  },
  {
    name: 'long-tokens-are-not-read',
    because: 'A token of more than 16 KiB is rejected without being read.',
    rewrite: renameValues({ long: 'stand-in-malformed' }),
    adjust: ({ theirs, ours, authCase }) =>
      [authCase.session, authCase.sessionSuffixed, authCase.authorization].includes('long') &&
      theirs.state['reason'] === 'token-invalid' &&
      ours.state['reason'] === 'token-too-large'
        ? withReason(theirs, 'token-too-large')
        : undefined,
  },
  {
    name: 'malformed-claims-are-absent',
    because: 'A claim that is not as it should be grants nothing, and does not sign anybody out.',
    rewrite: renameValues({ 'odd-features': 'stand-in-features', 'odd-permissions': 'stand-in-permissions' }),
    adjust: (situation) => oddClaims(situation),
  },
  {
    name: 'session-without-an-id',
    because: 'The type of the field promises a string. The reference has `undefined`.',
    adjust: ({ theirs }) => ({
      auth: withSessionId(theirs.auth),
      authWithPending: withSessionId(theirs.authWithPending),
    }),
  },
];

const withSessionId = (auth: unknown): unknown =>
  isAuthObject(auth) && auth.sessionClaims['sid'] === undefined ? { ...auth, sessionId: '' } : auth;

/** The auth object for claims of unexpected shapes. */
const ODD_CLAIMS: Readonly<Record<string, object>> = {
  'odd-factors': { factorVerificationAge: null },
  'odd-organization': { orgPermissions: null },
};

function oddClaims({ theirs }: Situation): Partial<Outcome> {
  const adjusted = (auth: unknown) => {
    if (!isAuthObject(auth)) {
      return auth;
    }
    const { sessionClaims } = auth;
    const { fea, o } = sessionClaims;
    const isOddFeatures = fea === '' && o !== undefined;
    return {
      ...auth,
      ...(sessionClaims['fva'] === 'now' && ODD_CLAIMS['odd-factors']),
      ...(sessionClaims['o'] === 'org_1' && ODD_CLAIMS['odd-organization']),
      ...(isOddFeatures && { sessionClaims: { ...sessionClaims, fea: 'reports' } }),
      ...(isOddPermissions(o) && { sessionClaims: { ...sessionClaims, o: { ...o, per: 1, fpm: 'x,-1' } } }),
    };
  };
  return { auth: adjusted(theirs.auth), authWithPending: adjusted(theirs.authWithPending) };
}

function isOddPermissions(organization: unknown): organization is { per: string } {
  return typeof organization === 'object' && organization !== null && Reflect.get(organization, 'per') === '';
}

function isAuthObject(auth: unknown): auth is { sessionClaims: Record<string, unknown> } {
  return typeof auth === 'object' && auth !== null && 'sessionClaims' in auth && auth.sessionClaims !== null;
}

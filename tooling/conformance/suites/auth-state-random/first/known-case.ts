import { type AuthCase, DIMENSION_NAMES, type Dimension, PLAIN_CASE } from '../cases/dimensions.ts';
import { LIKE_THE_REFERENCE } from '../cases/scenarios.ts';

/** Tokens that version 1.0.1 distinguishes like ours: it has no token classes, and checks claims before keys. */
const TOKENS = [
  ...[
    'absent',
    'valid',
    'valid-again',
    'organization-v1',
    'impersonated',
    'older',
    'newer',
    'no-azp',
    'azp-other',
  ],
  ...[
    'aud-a',
    'no-cat',
    'ignored-cat',
    'no-typ',
    'no-fva',
    'expired',
    'expired-within-skew',
    'expired-no-sid',
  ],
  ...['not-yet', 'from-the-future', 'other-key', 'no-issuer', 'unknown-kid', 'no-kid'],
  ...['alg-none', 'alg-hs256', 'typ-secevent', 'no-exp', 'exp-is-a-text', 'no-subject', 'one-word', 'empty'],
];
const HANDSHAKES = [
  ...['absent', 'hs-signed-in', 'hs-signed-out', 'hs-no-session', 'hs-dev-browser', 'hs-expired'],
  ...[
    'hs-expired-yesterday',
    'hs-not-yet',
    'hs-other-key',
    'hs-by-other-key',
    'hs-without-cat',
    'hs-empty',
    'empty',
  ],
];

/** Values of dimensions that version 1.0.1 supports. Other dimensions are plain. */
const KNOWN: { readonly [Name in Dimension]?: readonly string[] } = {
  instance: ['development', 'production'],
  binding: ['bound', 'call'],
  satellite: ['no', 'domain', 'proxy-of-its-own', 'domain-and-proxy'],
  signInUrl: ['primary', 'with-fragment', 'portal'],
  proxyUrl: ['none', 'absolute', 'host'],
  authorizedParties: ['none', 'own', 'other'],
  clockSkew: ['default', 'two-minutes'],
  echoed: ['none', 'all'],
  url: ['notes', 'root', 'satellite', 'localhost', 'insecure'],
  synced: ['absent', 'yes'],
  redirectUrl: ['absent', 'satellite', 'localhost', 'with-user'],
  devBrowserInQuery: ['absent', 'given', 'odd'],
  legacyDevBrowser: ['absent', 'given'],
  handshakeInQuery: HANDSHAKES,
  help: ['absent', 'given'],
  otherQuery: ['absent', 'plain', 'encoded', 'redirect-of-its-own'],
  authorization: [...TOKENS, 'no-scheme'],
  host: ['absent', 'own', 'other', 'port'],
  forwardedHost: ['absent', 'app', 'satellite', 'list', 'evil'],
  forwardedProto: ['absent', 'https', 'http', 'list'],
  destination: ['absent', 'document', 'empty', 'image'],
  accept: ['absent', 'html', 'json', 'any'],
  session: TOKENS,
  uat: [
    'absent',
    'old',
    'zero',
    'as-the-token',
    'after-the-token',
    'now',
    'future',
    'text',
    'negative',
    'empty',
  ],
  devBrowser: ['absent', 'given', 'empty'],
  handshake: HANDSHAKES,
  before: ['absent', 'other', 'prototype'],
};

/** Returns the case with plain values where version 1.0.1 lacks a feature, or interprets a value differently. */
export function knownCase(authCase: AuthCase): AuthCase {
  const known = DIMENSION_NAMES.filter((name) => KNOWN[name]?.includes(authCase[name]));
  const base: AuthCase = {
    ...PLAIN_CASE,
    ...LIKE_THE_REFERENCE,
    autoSync: 'on',
    ...Object.fromEntries(known.map((name) => [name, authCase[name]])),
  };
  return Object.assign(base, ...READ_OTHERWISE.map((change) => change(base)));
}

/** Combinations that version 1.0.1 interprets differently. */
const READ_OTHERWISE: ReadonlyArray<(authCase: AuthCase) => Partial<AuthCase>> = [
  // In 1.0.1, the development browser has precedence over satellites.
  ({ satellite, redirectUrl }) =>
    satellite !== 'no' || redirectUrl !== 'absent' ? { devBrowserInQuery: 'absent' } : {},
  ({ satellite, signInUrl }) => (satellite !== 'no' && signInUrl === 'none' ? { signInUrl: 'primary' } : {}),
  // Later versions require that a plain session cookie belongs to the satellite.
  ({ satellite, instance, session }) =>
    satellite.startsWith('domain') && instance === 'production' && !['absent', 'empty'].includes(session)
      ? { session: 'satellite-issuer' }
      : {},
  // It checks claims before signatures.
  ({ session, authorization }) =>
    [session, authorization].includes('other-key') ? { authorizedParties: 'none' } : {},
];

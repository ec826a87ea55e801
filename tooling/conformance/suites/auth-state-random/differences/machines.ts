import type { Difference } from './difference.ts';
import { KEY_OUTAGES } from './handshake-outage.ts';
import { renameValues } from './rename-values.ts';
import { withReason } from './with-reason.ts';

const OUTAGES = /_(?:limited|outage|broken|html)$/;

/** Tokens of machines. */
export const MACHINES: readonly Difference[] = [
  {
    name: 'outage-is-not-a-rejection',
    because:
      'A token that cannot be checked, because the API or the keys are unavailable, has a reason that says so.',
    adjust: ({ authCase: { authorization, keys }, theirs }) => {
      const isMachine = !['session_token', null].includes(String(theirs.state['tokenType']));
      const { reason } = theirs.state;
      const isUnchecked = OUTAGES.test(authorization) && reason === 'unexpected-error';
      // A token that is not a JWT is looked up, and needs no key.
      const isJwt = !/^(?:ak|mt|oat)_/.test(authorization);
      const isKeyless = isJwt && KEY_OUTAGES.includes(keys) && reason === 'token-verification-failed';
      const isRefused = isKeyless && keys === 'jwks-refuses';
      return isMachine && (isUnchecked || isKeyless)
        ? withReason(theirs, isRefused ? 'secret-key-invalid' : 'api-unavailable')
        : undefined;
    },
  },
  {
    name: 'paths-have-a-version',
    because: 'Every path of the API has its version in front, as it is published.',
    adjust: ({ theirs: { apiRequests } }) => ({
      apiRequests: apiRequests.map((each) => ({
        ...each,
        path: each.path.replace(/^\/(?=.*\/verify$)/, '/v1/'),
      })),
    }),
  },
  {
    name: 'response-without-a-token',
    because: 'A response of the API without a token does not sign in.',
    rewrite: ({ authorization }) =>
      authorization.endsWith('_strange')
        ? { authorization: authorization.replace('_strange', '_unknown') }
        : undefined,
    adjust: ({ authCase, theirs }) =>
      authCase.authorization.endsWith('_strange')
        ? { apiRequests: JSON.parse(JSON.stringify(theirs.apiRequests).replaceAll('_unknown"', '_strange"')) }
        : undefined,
  },
  {
    name: 'audience-is-not-for-m2m-tokens',
    because:
      'The audience of sessions does not apply to machines: an M2M token is for the machines in its scopes.',
    rewrite: ({ authorization, audience }) =>
      authorization.startsWith('m2m') && !['none', 'empty'].includes(audience)
        ? { audience: 'none', audienceOfTokens: 'none' }
        : undefined,
  },
  {
    name: 'scopes-can-be-a-list',
    because: 'Scopes that are already a list are used as a list.',
    rewrite: renameValues({ 'm2m-scopes-are-a-list': 'stand-in-m2m' }),
    adjust: ({ authCase, theirs: { auth, authWithPending } }) =>
      authCase.authorization === 'm2m-scopes-are-a-list'
        ? { auth: withList(auth), authWithPending: withList(authWithPending) }
        : undefined,
  },
];

function withList(auth: unknown): unknown {
  return typeof auth === 'object' && auth !== null && 'claims' in auth && typeof auth.claims === 'object'
    ? { ...auth, claims: auth.claims && { ...auth.claims, scopes: ['mch_2', 'mch_3'] } }
    : auth;
}

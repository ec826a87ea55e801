import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference } from './difference.ts';
import { handshakeOf } from './handshake-of.ts';
import { withoutHandshake } from './without-handshake.ts';

const KEYS: Readonly<Record<string, string>> = { 'pem-without-secret': 'pem', none: 'jwks' };

/** Session tokens are verified with a public key. A request to the API fails, as if the API had rejected it. */
export const NO_SECRET_KEY: Difference = {
  name: 'no-secret-key-needed',
  because:
    'The secret key is for requests to the API, and not for session tokens, which a public key verifies.',
  rewrite: (authCase) => {
    const keys = KEYS[authCase.keys];
    return keys === undefined
      ? undefined
      : {
          keys,
          ...(handshakeOf(authCase)?.by === 'nonce' && withoutHandshake(authCase)),
          ...(authCase.refreshSuffixed !== 'absent' && { refreshSuffixed: 'unauthorized' }),
          ...(lacksKey(authCase) && { authorization: rejectedToken(authCase) }),
        };
  },
  adjust: ({ authCase, theirs }) =>
    KEYS[authCase.keys] === undefined ? undefined : askNothing(theirs, authCase),
};

/** True if a machine token needs a request to the API, without a secret key. */
function lacksKey({ authorization, machineSecretKey }: AuthCase): boolean {
  const isOpaque = /^(?:ak|mt|oat)_|^(?:key-without-scheme|lower-case-key|prefix-alone)$/.test(authorization);
  return isOpaque && !(authorization.startsWith('mt_') && machineSecretKey === 'given');
}

/** Returns a token of the same kind that the API rejects. */
function rejectedToken({ authorization }: AuthCase): string {
  return `${/^(?:ak|mt|oat)/.exec(authorization)?.[0] ?? 'ak'}_refused`;
}

function askNothing(theirs: Outcome, authCase: AuthCase): Outcome {
  const text = JSON.stringify(theirs).replaceAll('-refresh-session_revoked', '-refresh-missing-api-client');
  const outcome: Outcome = JSON.parse(text);
  const isByMachineKey = !lacksKey(authCase) && authCase.authorization.startsWith('mt_');
  return { ...outcome, apiRequests: isByMachineKey ? outcome.apiRequests : [] };
}

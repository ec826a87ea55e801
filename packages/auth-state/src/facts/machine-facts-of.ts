// Pure
import type { MachineFacts } from '../decide/machine-rules.ts';
import { type AcceptsToken, isTokenTypeAccepted, type TokenType } from '../wire/token-type.ts';

/** Returns the facts that the machine table decides about. Without a bearer token, cookies can hold a session. */
export function machineFactsOf(acceptsToken: AcceptsToken, bearer: TokenType | undefined): MachineFacts {
  return {
    accepts: acceptsFact(acceptsToken),
    bearer: bearerFact(bearer),
    accepted: isTokenTypeAccepted(bearer ?? 'session_token', acceptsToken) ? 'yes' : 'no',
    verified: '-',
  };
}

function acceptsFact(acceptsToken: AcceptsToken): MachineFacts['accepts'] {
  if (typeof acceptsToken !== 'string') {
    return 'list';
  }
  switch (acceptsToken) {
    case 'any':
      return 'any';
    case 'session_token':
      return 'session';
    default:
      return 'machine';
  }
}

function bearerFact(bearer: TokenType | undefined): MachineFacts['bearer'] {
  if (bearer === undefined) {
    return 'none';
  }
  return bearer === 'session_token' ? 'session' : 'machine';
}

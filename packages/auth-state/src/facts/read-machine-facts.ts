import type { MachineFacts } from '../decide/machine-rules.ts';
import type { AcceptsToken } from '../wire/token-type.ts';
import { isTokenTypeAccepted, type TokenType } from '../wire/token-type.ts';

/** Reads what is asked and what is given. Without a bearer token, cookies may hold a session. */
export function readMachineFacts(acceptsToken: AcceptsToken, bearer: TokenType | undefined): MachineFacts {
  return {
    accepts: readAccepts(acceptsToken),
    bearer: bearer === undefined ? 'none' : bearer === 'session_token' ? 'session' : 'machine',
    accepted: isTokenTypeAccepted(bearer ?? 'session_token', acceptsToken) ? 'yes' : 'no',
    verified: '-',
  };
}

function readAccepts(acceptsToken: AcceptsToken): MachineFacts['accepts'] {
  if (typeof acceptsToken !== 'string') {
    return 'list';
  }
  return acceptsToken === 'any' ? 'any' : acceptsToken === 'session_token' ? 'session' : 'machine';
}

import { build, optionsOf } from '../cases/build.ts';
import { type AuthCase, valueAt } from '../cases/dimensions.ts';
import { hasHandshakeInQuery, sendsNoCookies } from './redirect-count.ts';

interface Handshake {
  readonly by: 'nonce' | 'token';
  readonly name: string;
  readonly place: 'query' | 'cookie';
}

/** Returns the handshake of a request that counts. A nonce has precedence over a token, and the query over cookies. */
export function handshakeOf(authCase: AuthCase): Handshake | undefined {
  const isInQuery = hasHandshake(authCase) && !isOfStranger(authCase);
  const place = isInQuery ? 'query' : 'cookie';
  const nonce = valueAt(authCase, isInQuery ? 'nonceInQuery' : 'nonce');
  if (nonce) {
    return { by: 'nonce', name: nonce.replace('nonce_', ''), place };
  }
  const token = valueAt(authCase, isInQuery ? 'handshakeInQuery' : 'handshake');
  return token
    ? { by: 'token', name: /^<hs-(.*)>$/.exec(token)?.[1] ?? 'of another class', place }
    : undefined;
}

const hasHandshake = (authCase: AuthCase) =>
  hasHandshakeInQuery(new URL(build(authCase).request.url).searchParams);

/** True if the query has a handshake that this browser did not start, as far as ours can know. */
export function isOfStranger(authCase: AuthCase): boolean {
  const mayHaveStarted = authCase.redirectCount !== 'absent' || sendsNoCookies(authCase);
  const isOwn = authCase.instance === 'development' && mayHaveStarted;
  const isAccepted = optionsOf(authCase)['acceptUnrequestedHandshakes'] === true;
  return hasHandshake(authCase) && !isOwn && !isAccepted;
}

/** True if the cookies count, and not a header. */
export function isByCookie(authCase: AuthCase): boolean {
  return ['absent', 'empty', 'basic'].includes(authCase.authorization);
}

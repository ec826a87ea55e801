import { type AuthCase, valueAt } from '../cases/dimensions.ts';

/** Returns the handshake of a request. A nonce has precedence over a token, and the query over a cookie. */
export function handshakeOf(
  authCase: AuthCase,
): { readonly by: 'nonce' | 'token'; readonly name: string } | undefined {
  const nonce = valueAt(authCase, 'nonceInQuery') || valueAt(authCase, 'nonce');
  if (nonce) {
    return { by: 'nonce', name: nonce.replace('nonce_', '') };
  }
  const token = valueAt(authCase, 'handshakeInQuery') || valueAt(authCase, 'handshake');
  return token ? { by: 'token', name: /^<hs-(.*)>$/.exec(token)?.[1] ?? 'of another class' } : undefined;
}

/** True if the cookies count, and not a header. */
export function isByCookie(authCase: AuthCase): boolean {
  return ['absent', 'empty', 'basic'].includes(authCase.authorization);
}

import { type AuthCase, valueAt } from '../cases/dimensions.ts';

/** What a request brings back from a handshake: a nonce before a token, the query before a cookie. */
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

/** Whether the cookies count, and not a header. */
export function isByCookie(authCase: AuthCase): boolean {
  return ['absent', 'empty', 'basic'].includes(authCase.authorization);
}

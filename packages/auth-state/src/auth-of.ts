import type { AuthObject } from './auth-objects/auth-object.ts';
import type { PendingSessionOptions } from './auth-objects/auth-object-options.ts';
import { signedOutAuthObject } from './auth-objects/session-auth-objects.ts';
import type { AnyRequestState } from './render/request-state.ts';

/** Returns who sent a request. Only a handshake has no auth object: the sender is not known yet. */
export function authOf(state: AnyRequestState, pending?: PendingSessionOptions): AuthObject {
  const toAuth: (options?: PendingSessionOptions) => AuthObject | null = state.toAuth;
  return toAuth(pending) ?? signedOutAuthObject();
}

import { signedOutAuthObject } from 'clerk-latest/internal';
import { describeAuth, type Outcome } from '../outcome.ts';

const SIGNED_OUT = await describeAuth(() => signedOutAuthObject());

/** The same outcome without its handshake: signed out, for the same reason unless another is given. */
export function signedOutLike(outcome: Outcome, reason: unknown = outcome.state['reason']): Outcome {
  return {
    ...outcome,
    state: {
      ...outcome.state,
      status: 'signed-out',
      reason,
      isSignedIn: false,
      isAuthenticated: false,
      token: null,
    },
    headers: { 'x-clerk-auth-reason': String(reason), 'x-clerk-auth-status': 'signed-out' },
    location: null,
    setCookie: [],
    auth: SIGNED_OUT,
    authWithPending: null,
  };
}

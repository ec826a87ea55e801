import { signedOutAuthObject } from 'clerk-latest/internal';
import { describeAuth, type Outcome } from '../outcome.ts';

const SIGNED_OUT = await describeAuth(() => signedOutAuthObject());

/** Returns the outcome without its handshake: signed out, with the same reason unless a reason is passed. */
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

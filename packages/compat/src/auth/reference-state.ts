import type { AnyRequestState, AuthObject } from '@x/auth-state';
import { pick } from '../options/pick.ts';
import { type CreateToken, withReferenceMethods } from './reference-auth-object.ts';

interface PendingOptions {
  readonly treatPendingAsSignedOut: boolean;
}

/** Returns a state whose auth object has the methods of the reference. */
export function withReferenceAuth(state: AnyRequestState, createToken: CreateToken): AnyRequestState {
  // The options of all states are those of a session.
  const toAuth = state.toAuth as (options: Partial<PendingOptions>) => AuthObject | null;
  Object.assign(state, {
    toAuth: (options?: unknown) => {
      const auth = toAuth(pick<PendingOptions>(options, ['treatPendingAsSignedOut']));
      return auth && withReferenceMethods(auth, createToken);
    },
  });
  // The JSON of a copy, such as `{ ...state, at: 1 }`, has the fields of the copy.
  return Object.defineProperty(state, 'toJSON', { enumerable: false });
}

import type { Emulator } from '../emulator.ts';
import type { OutboxMessage } from '../store/frontend-records.ts';

/** What the control API does. The methods of an emulator have the same effects. */
export type Controls = Pick<
  Emulator,
  | 'now'
  | 'advance'
  | 'setNow'
  | 'reset'
  | 'signIn'
  | 'rotateSigningKey'
  | 'createOAuthToken'
  | 'faults'
  | 'requests'
  | 'webhooks'
  | 'snapshot'
  | 'export'
  | 'restore'
> & {
  readonly origin: () => string;
  readonly readOutbox: () => readonly OutboxMessage[];
  readonly allowedHosts: readonly string[];
};

/** The environment of a request to the control API. */
export interface ControlEnv {
  readonly Bindings: { readonly controls: Controls };
}

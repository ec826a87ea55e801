import type { AcceptsToken, AuthObjectFor, RequestStateFor } from '@x/auth-state';

/** What a handler knows of the visitor. */
export interface HandlerContext<Accepts extends AcceptsToken> {
  /** The auth object of the visitor. */
  readonly auth: AuthObjectFor<Accepts>;
  /** How the request was decided. */
  readonly state: RequestStateFor<Accepts>;
}

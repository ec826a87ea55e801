import type { AcceptsToken, AuthObjectFor, RequestStateFor } from '@x/auth-state';

/** What a handler knows of the visitor. */
export interface HandlerContext<Accepts extends AcceptsToken> {
  readonly auth: AuthObjectFor<Accepts>;
  readonly state: RequestStateFor<Accepts>;
}

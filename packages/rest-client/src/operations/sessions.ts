// Pure
import type { ItemOperation, ListOperation } from '../operation.ts';
import type { PaginationParams } from '../resources/common.ts';
import type { Session, SessionStatus, Token } from '../resources/session.ts';

export interface GetSessionListParams extends PaginationParams {
  /** One of `userId` and `clientId` is needed. */
  userId?: string | undefined;
  clientId?: string | undefined;
  status?: SessionStatus | undefined;
}

/** Gives one session. */
export const getSession: ItemOperation<[sessionId: string], Session> = {
  name: 'sessions.getSession',
  method: 'GET',
  path: '/sessions/{sessionId}',
  args: ['sessionId'],
};

/** Gives a page of the sessions of a user or a client. */
export const getSessionList: ListOperation<[params?: GetSessionListParams | undefined], Session> = {
  name: 'sessions.getSessionList',
  method: 'GET',
  path: '/sessions',
  args: ['...'],
  page: 'data',
};

/** Creates a session without a sign-in, for tests. Production instances refuse it. */
export const createSession: ItemOperation<
  [params: { userId: string; activeOrganizationId?: string | undefined }],
  Session
> = {
  name: 'sessions.createSession',
  method: 'POST',
  path: '/sessions',
  args: ['...'],
};

/** Ends a session: it can't be used to make tokens any more. Tokens that exist live out their minute. */
export const revokeSession: ItemOperation<[sessionId: string], Session> = {
  name: 'sessions.revokeSession',
  method: 'POST',
  path: '/sessions/{sessionId}/revoke',
  args: ['sessionId'],
};

/** Makes a token of a session: a session token, or one by a JWT template. */
export const getToken: ItemOperation<
  [sessionId: string, template?: string | undefined, expiresInSeconds?: number | undefined],
  Token
> = {
  name: 'sessions.getToken',
  method: 'POST',
  path: '/sessions/{sessionId}/tokens{/template}',
  args: ['sessionId', 'template', 'expiresInSeconds'],
};

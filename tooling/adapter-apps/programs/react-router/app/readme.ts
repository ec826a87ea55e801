// app/auth.ts, for app/root.tsx: export { middleware } from './auth';
import { type AuthObjectFor, withAuth } from '@x/adapters/fetch';
import { createClerkClient } from '@x/backend';
import { createContext, type MiddlewareFunction, type RouterContextProvider } from 'react-router';

export const authContext = createContext<AuthObjectFor<'session_token'>>();
const secretKey = process.env['CLERK_SECRET_KEY'] ?? null;
const clerk = createClerkClient({ secretKey, publishableKey: process.env['CLERK_PUBLISHABLE_KEY'] });
type Call = [context: Readonly<RouterContextProvider>, next: () => Promise<Response>];
const guarded = withAuth(clerk, (_request, { auth }, ...[context, next]: Call) => {
  context.set(authContext, auth);
  return next();
});
const handle: MiddlewareFunction<Response> = ({ request, context }, next) => guarded(request, context, next);
export const middleware = [handle];

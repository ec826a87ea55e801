import type { RequestHandler } from '@sveltejs/kit';
import type { AuthObject } from '@x/auth-state';
import { openRoutes } from '../../../../../src/routes.ts';

// The hook sets it.
export const fallback: RequestHandler = ({ request, locals }) =>
  openRoutes(request, locals as { auth: AuthObject });

import { jwksRoutes } from './jwks.ts';
import { membershipRoutes } from './memberships.ts';
import { organizationRoutes } from './organizations.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './sessions.ts';
import { userRoutes } from './users.ts';

/** All operations, in the order of matching. */
export const routes: readonly Route[] = [
  ...jwksRoutes,
  ...userRoutes,
  ...sessionRoutes,
  ...organizationRoutes,
  ...membershipRoutes,
];

import type { Route } from '../route.ts';
import { jwksRoutes } from './jwks.ts';
import { membershipRoutes } from './memberships.ts';
import { organizationRoutes } from './organizations.ts';
import { sessionRoutes } from './sessions.ts';
import { userRoutes } from './users.ts';

/** Every operation, in the order in which paths are tried. */
export const routes: readonly Route[] = [
  ...jwksRoutes,
  ...userRoutes,
  ...sessionRoutes,
  ...organizationRoutes,
  ...membershipRoutes,
];

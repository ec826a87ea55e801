import { browserRoutes } from './browser-routes.ts';
import { domainRoutes } from './domain-routes.ts';
import { enrollmentRoutes } from './enrollment-routes.ts';
import type { FrontendRoute } from './frontend-request.ts';
import { identificationRoutes } from './identification-routes.ts';
import { imageRoutes } from './image-routes.ts';
import { organizationRoutes } from './organization-routes.ts';
import { ownSessionRoutes } from './own-session-routes.ts';
import { reverificationRoutes } from './reverification-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Every endpoint of the Frontend API that the emulator answers. */
export const frontendRoutes: readonly FrontendRoute[] = [
  ...browserRoutes,
  ...sessionRoutes,
  ...signInRoutes,
  ...signUpRoutes,
  ...userRoutes,
  ...organizationRoutes,
  ...domainRoutes,
  ...enrollmentRoutes,
  ...imageRoutes,
  ...ownSessionRoutes,
  ...identificationRoutes,
  ...secondFactorRoutes,
  ...reverificationRoutes,
];

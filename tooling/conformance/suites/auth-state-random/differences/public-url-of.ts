import { createClerkRequest } from 'clerk-latest/internal';
import { build } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';

/** The URL of the request as the reference sees it. */
export function publicUrlOf(authCase: AuthCase): URL {
  return new URL(createClerkRequest(build(authCase).request).clerkUrl);
}

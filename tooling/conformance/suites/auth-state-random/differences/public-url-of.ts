import { createClerkRequest } from 'clerk-latest/internal';
import { build } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';

/** Returns the URL of the request that the reference determines. */
export function publicUrlOf(authCase: AuthCase): URL {
  return new URL(createClerkRequest(build(authCase).request).clerkUrl);
}

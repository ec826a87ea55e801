import { clerkClient } from '@clerk/astro/server';
import { ROUTES, viewOfUser } from '../../routes.mjs';

/** A route with a function that only this SDK has. */
const ONLY_HERE = { '/current-user': async ({ currentUser }) => viewOfUser(await currentUser()) };

export async function GET(context) {
  const path = `/${context.params.scenario}`;
  const respond = ONLY_HERE[path] ?? ROUTES[path];
  if (respond === undefined) {
    return Response.json({ found: false }, { status: 404 });
  }
  try {
    return Response.json(
      await respond({
        getAuth: (options) => context.locals.auth(options),
        clerkClient: clerkClient(context),
        currentUser: () => context.locals.currentUser(),
      }),
    );
  } catch (error) {
    return Response.json({ failed: error.message }, { status: 500 });
  }
}

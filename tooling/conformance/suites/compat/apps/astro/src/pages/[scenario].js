import { clerkClient } from '@clerk/astro/server';
import { ROUTES } from '../../routes.mjs';

export async function GET(context) {
  const respond = ROUTES[`/${context.params.scenario}`];
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

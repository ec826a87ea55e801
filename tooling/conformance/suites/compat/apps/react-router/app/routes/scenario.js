import { clerkClient, getAuth } from '@clerk/react-router/server';
import { ROUTES } from '../../routes.mjs';

export async function loader(args) {
  const respond = ROUTES[`/${args.params.scenario}`];
  if (respond === undefined) {
    return Response.json({ found: false }, { status: 404 });
  }
  try {
    return Response.json(
      await respond({ getAuth: (options) => getAuth(args, options), clerkClient: clerkClient(args) }),
    );
  } catch (error) {
    return Response.json({ failed: error.message }, { status: 500 });
  }
}

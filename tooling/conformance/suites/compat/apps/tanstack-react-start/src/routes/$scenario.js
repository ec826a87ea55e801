import { auth, clerkClient } from '@clerk/tanstack-react-start/server';
import { createFileRoute } from '@tanstack/react-router';
import { ROUTES } from '../../routes.mjs';

async function GET({ params }) {
  const respond = ROUTES[`/${params.scenario}`];
  if (respond === undefined) {
    return Response.json({ found: false }, { status: 404 });
  }
  try {
    return Response.json(await respond({ getAuth: auth, clerkClient: clerkClient() }));
  } catch (error) {
    return Response.json({ failed: error.message }, { status: 500 });
  }
}

export const Route = createFileRoute('/$scenario')({ server: { handlers: { GET } } });

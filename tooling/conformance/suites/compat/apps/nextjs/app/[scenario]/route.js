import { auth, clerkClient, currentUser, reverificationErrorResponse } from '@clerk/nextjs/server';
import { ROUTES } from '../../routes.mjs';

export const dynamic = 'force-dynamic';

/** Routes with functions that only this SDK has. */
const ONLY_HERE = {
  '/protected': async () => {
    await auth.protect();
    return { isProtected: true };
  },
  '/protected-machine': async () => {
    const { tokenType, subject } = await auth.protect({ token: 'm2m_token' });
    return { tokenType, subject };
  },
};

const fail = (error) => Response.json({ failed: error.message }, { status: 500 });

/** Next.js itself handles the errors of `redirect()` and `notFound()`, which have a digest. */
function rethrow(error) {
  if (typeof error.digest === 'string') {
    throw error;
  }
  return fail(error);
}

export async function GET(_request, { params }) {
  const path = `/${(await params).scenario}`;
  if (path === '/reverification') {
    return reverificationErrorResponse('strict');
  }
  const respond = ONLY_HERE[path] ?? ROUTES[path];
  try {
    return Response.json(await respond({ getAuth: auth, clerkClient: await clerkClient(), currentUser }));
  } catch (error) {
    return rethrow(error);
  }
}

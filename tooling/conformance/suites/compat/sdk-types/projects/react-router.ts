import { clerkClient, clerkMiddleware, getAuth, rootAuthLoader } from '@clerk/react-router/server';
import { verifyWebhook } from '@clerk/react-router/webhooks';
import type { LoaderFunctionArgs } from 'react-router';

export const middleware = [clerkMiddleware()];

export const rootLoader = (args: LoaderFunctionArgs) => rootAuthLoader(args);

export async function loader(args: LoaderFunctionArgs) {
  const { userId } = await getAuth(args);
  const user = await clerkClient(args).users.getUser(userId ?? '');
  return { name: user.fullName, ids: user.emailAddresses.map(({ id }) => id) };
}

export const action = async ({ request }: LoaderFunctionArgs) => (await verifyWebhook(request)).type;

import { clerkClient, clerkMiddleware } from '@clerk/astro/server';
import { verifyWebhook } from '@clerk/astro/webhooks';
import type { APIContext } from 'astro';

export const onRequest = clerkMiddleware((auth) => {
  const { isAuthenticated, redirectToSignIn } = auth();
  return !isAuthenticated ? redirectToSignIn() : undefined;
});

export async function GET(context: APIContext): Promise<Response> {
  const { data, totalCount } = await clerkClient(context).users.getUserList();
  const addresses: Array<string | undefined> = data.map((user) => user.primaryEmailAddress?.emailAddress);
  return Response.json({ addresses, totalCount });
}

export const POST = async ({ request }: APIContext): Promise<Response> =>
  Response.json(await verifyWebhook(request, { signingSecret: 'whsec_1' }));

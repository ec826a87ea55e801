import { auth, clerkClient, clerkMiddleware } from '@clerk/tanstack-react-start/server';
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks';
import { createStart } from '@tanstack/react-start';

export const startInstance = createStart(() => ({
  requestMiddleware: [clerkMiddleware({ authorizedParties: ['https://app.example.com'] })],
}));

export async function GET(): Promise<Response> {
  const { isAuthenticated, userId } = await auth();
  const { scopes } = await auth({ acceptsToken: 'api_key' });
  const { data } = await clerkClient().users.getOrganizationMembershipList({ userId: userId ?? '' });
  const names: string[] = data.map(({ organization }) => organization.name);
  return Response.json({ isAuthenticated, scopes, names });
}

export const POST = async ({ request }: { request: Request }): Promise<Response> =>
  Response.json({ type: (await verifyWebhook(request)).type });

import { auth, clerkClient, clerkMiddleware, createRouteMatcher, currentUser } from '@clerk/nextjs/server';
import { verifyWebhook } from '@clerk/nextjs/webhooks';
import type { NextRequest } from 'next/server';

const isProtected = createRouteMatcher(['/notes(.*)']);

export const middleware = clerkMiddleware(async (protect, request) => {
  if (isProtected(request)) {
    await protect.protect({ role: 'org:admin' });
  }
});

export async function GET(): Promise<Response> {
  const { userId, orgRole } = await auth();
  const user = await currentUser();
  const client = await clerkClient();
  const { data } = await client.users.getOrganizationMembershipList({ userId: userId ?? '' });
  const names: string[] = data.map(({ organization }) => organization.name);
  return Response.json({ orgRole, names, name: user?.fullName });
}

export async function POST(request: NextRequest): Promise<Response> {
  const event = await verifyWebhook(request);
  return Response.json({ id: event.data.id });
}

import { clerkClient, clerkMiddleware } from '@clerk/nuxt/server';
import { verifyWebhook } from '@clerk/nuxt/webhooks';

export const middleware = clerkMiddleware();

type Event = Parameters<typeof clerkClient>[0];

export async function names(event: Event): Promise<string[]> {
  const { data } = await clerkClient(event).organizations.getOrganizationList();
  return data.map(({ name }) => name);
}

export const typeOfWebhook = async (event: Parameters<typeof verifyWebhook>[0]): Promise<string> =>
  (await verifyWebhook(event)).type;

import { createClerkClient } from '@x/backend';
import type { Client, Keys } from './app.ts';

let offsetInMs = 0;

/** Creates the client of an application. Nothing says where the Frontend API is: the publishable key does. */
export function createClient({ satellite, satelliteOrigins, env: _, ...keys }: Keys): Client {
  return createClerkClient({
    ...keys,
    now: () => Date.now() + offsetInMs,
    // An outage shows at once.
    retry: { maxRetries: 0 },
    ...(satellite && { isSatellite: true, satelliteAutoSync: true, ...satellite }),
    ...(satelliteOrigins && { satelliteOrigins: [...satelliteOrigins] }),
  });
}

/** Moves the clock of this process: a test sends the offset to `/clock`, because workerd shares no memory with it. */
export function answerClock({ url }: { readonly url: string }): Response | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname !== '/clock') {
    return undefined;
  }
  offsetInMs = Number(searchParams.get('offset'));
  return new Response(null, { status: 204 });
}

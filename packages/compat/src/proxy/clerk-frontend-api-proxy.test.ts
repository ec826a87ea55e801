import { afterEach, expect, it, vi } from 'vitest';
import { clerkFrontendApiProxy } from './clerk-frontend-api-proxy.ts';

afterEach(() => vi.unstubAllGlobals());

it('ignores a line break at the end of a key', async () => {
  const send = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(new Response('{}')));
  vi.stubGlobal('fetch', send);
  const publishableKey = 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k\n';
  const request = new Request('https://app.example.com/__clerk/v1/client');
  const { status } = await clerkFrontendApiProxy(request, { publishableKey, secretKey: 'sk_live_1\n' });
  expect([status, send.mock.calls.length]).toEqual([200, 1]);
});

import { describe, expect, it } from 'vitest';
import { createFrontendApiProxy } from './index.ts';
import { type Arrived, arrived, keyOf, listen, SECRET_KEY, toListener } from './servers.test-support.ts';

describe('createFrontendApiProxy(), over HTTP', () => {
  it('passes a request on and its response back', async () => {
    const seen: Arrived[] = [];
    const upstream = await listen(async (message, response) => {
      seen.push(await arrived(message));
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; Path=/']);
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"client":null}');
    });
    const proxy = createFrontendApiProxy({
      publishableKey: keyOf(upstream.url),
      secretKey: SECRET_KEY,
      proxyUrl: 'https://app.example.com/__clerk',
    });
    const server = await listen(toListener(proxy));
    const response = await fetch(`${server.url}/__clerk/v1/client?a=1`, { method: 'POST', body: 'x=1' });
    expect(response.status).toBe(201);
    expect(await response.text()).toBe('{"client":null}');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(seen).toMatchObject([{ method: 'POST', url: '/v1/client?a=1', body: 'x=1' }]);
    expect(seen[0]?.headers).toMatchObject({
      'clerk-proxy-url': 'https://app.example.com/__clerk',
      'clerk-secret-key': SECRET_KEY,
      'x-forwarded-host': 'app.example.com',
    });
    expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-for');
  });
});

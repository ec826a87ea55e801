import { connect } from 'node:net';
import { createEmulator, type Emulator } from '@x/emulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_APPS } from './all-apps.ts';
import type { App } from './app.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'PUT', 'PROPFIND', 'get', 'X'];
const TARGETS = [
  '/who',
  '/protected',
  '/page',
  '*',
  '//evil.example',
  '/\\\\evil',
  'http://evil.example/who',
  '/%00%2e%2e/who',
  '/who?__clerk_handshake=x',
  '/who?__clerk_db_jwt=',
  `/who?${'a=b&'.repeat(800)}`,
];
const NAMES = [
  'Authorization',
  'Cookie',
  'Host',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Forwarded',
  'Origin',
  'Accept',
  'Sec-Fetch-Dest',
  'Upgrade',
  'Connection',
  'Access-Control-Request-Method',
  'x-clerk-auth-status',
  'Content-Length',
  'Expect',
];
const VALUES = [
  '',
  'Bearer',
  'Bearer a.b.c',
  'Bearer ak_x',
  'Bearer mt_x',
  `Bearer ${'x'.repeat(3_000)}`,
  '__session=a.b.c; __client_uat=1',
  '__session=; __client_uat=NaN',
  '__session_AAAAAAAA=x',
  'document',
  'websocket',
  'upgrade',
  'null',
  'https://evil.example',
  'text/html',
  '\u00ff\u00fe',
  '0',
  '100-continue',
  'host=evil;proto=https',
  'evil.example, x',
];

/** Requests that a framework answers with an error of its own, before it calls an adapter. */
const KNOWN_ERRORS: Readonly<Record<string, { readonly target: string; readonly reason: string }>> = {
  nitro: { target: '*', reason: 'Nitro 3.0.0 looks for a route with new URL("*"), which throws.' },
};

/** Resolves to the first line of the answer, or to an empty string if the server closed the connection. */
function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => reject(new Error(`No answer to ${JSON.stringify(request)}`)), 60_000);
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1').split('\r\n')[0] ?? '');
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (chunk.includes('\r\n\r\n')) {
        finish();
      }
    });
    socket.on('close', finish);
    socket.on('error', finish);
    socket.write(request, 'latin1');
  });
}

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
});
afterAll(() => emulator.close());

describe.each(Object.entries(ALL_APPS))('%s', (name, start) => {
  let app: App;
  const rejections: unknown[] = [];
  const remember = (reason: unknown) => rejections.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', remember);
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    app = await start({ secretKey, publishableKey, apiUrl });
  });
  afterAll(async () => {
    process.off('unhandledRejection', remember);
    await app.close();
  });

  it('answers 500 hostile requests without an error of its own', async () => {
    const header = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES));
    const requests = fc.record({
      method: fc.constantFrom(...METHODS),
      target: fc.constantFrom(...TARGETS.filter((target) => target !== KNOWN_ERRORS[name]?.target)),
      headers: fc.array(header, { maxLength: 6 }),
    });
    const port = Number(new URL(app.url).port);
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, target, headers }) => {
        const lines = headers.map(([field, value]) => `${field}: ${value}`);
        const first = await exchange(
          port,
          [`${method} ${target} HTTP/1.1`, 'Host: app.example.com', ...lines, '', ''].join('\r\n'),
        );
        expect(first).not.toMatch(/ 50[0-2] /);
      }),
      { seed: 20_261_129, numRuns: 500 },
    );
    expect(rejections).toEqual([]);
    expect((await fetch(`${app.url}/who`)).status).toBe(200);
  });
});

describe.each(Object.entries(KNOWN_ERRORS))('%s', (name, { target, reason }) => {
  it(`fails without an adapter: ${reason}`, async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const app = await ALL_APPS[name]?.({ secretKey, publishableKey, apiUrl });
    const port = Number(new URL(app?.url ?? '').port);
    expect(await exchange(port, `GET ${target} HTTP/1.1\r\nHost: a.example\r\n\r\n`)).toContain(' 500 ');
    await app?.close();
  });
});

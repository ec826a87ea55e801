import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFrontendApiProxy } from '@x/proxy';
import { clerkFrontendApiProxy } from 'clerk-latest/proxy';

export const ORIGIN = 'https://app.example.com';
export const SECRET_KEY = 'sk_test_secret123';
/** Stands for the Frontend API in cases, because each run has another port. */
export const UPSTREAM = 'http://upstream.invalid';

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A request of a browser, and how the Frontend API responds. */
export interface ProxyCase {
  readonly name: string;
  /** Below the proxy, unless it begins with another path. */
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly responds?: {
    readonly status?: number;
    readonly headers?: Headers;
    readonly body?: string | Buffer;
  };
}

/** The request that arrived at the Frontend API, and the response that the browser got. */
export interface Outcome {
  readonly sent: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Scene {
  readonly reference: (proxyCase: ProxyCase) => Promise<Outcome>;
  readonly ours: (proxyCase: ProxyCase) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Starts a Frontend API that plays the responses of cases, and puts both proxies in front of it. */
export async function startScene(): Promise<Scene> {
  let current: ProxyCase = { name: '' };
  let sent: Outcome['sent'] = null;
  const server = createServer(async (message, response) => {
    sent = await read(message);
    respond(response, current, url);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on a port has this type.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
  const keys = { publishableKey, secretKey: SECRET_KEY };
  const proxy = createFrontendApiProxy({ ...keys, proxyUrl: `${ORIGIN}/__clerk`, frontendApiUrl: url });

  const play = (handle: (request: Request) => Promise<Response>) => async (proxyCase: ProxyCase) => {
    current = proxyCase;
    sent = null;
    const response = await handle(toRequest(proxyCase));
    const cookies = response.headers.getSetCookie().join(' | ');
    const headers = { ...Object.fromEntries(response.headers), ...(cookies && { 'set-cookie': cookies }) };
    const outcome: Outcome = { sent, status: response.status, headers, body: await response.text() };
    // Both proxies see the same port, which differs between runs.
    return JSON.parse(
      JSON.stringify(outcome).replaceAll(url, UPSTREAM).replaceAll(url.slice(7), UPSTREAM.slice(7)),
    );
  };
  return {
    reference: play((request) => clerkFrontendApiProxy(request, { ...keys, fapiUrl: url })),
    ours: play(proxy),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function toRequest({ path = '/v1/client', method = 'GET', headers = {}, body }: ProxyCase): Request {
  const pathname = /^\/(__|other)/.test(path) ? path : `/__clerk${path}`;
  return new Request(ORIGIN + pathname, { method, headers, body: body ?? null });
}

async function read(message: IncomingMessage): Promise<Outcome['sent']> {
  let body = '';
  for await (const chunk of message.setEncoding('latin1')) {
    body += chunk;
  }
  const headers = Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values = []]) => [name, values.join(' | ')]),
  );
  return { method: message.method ?? '', url: message.url ?? '', headers, body };
}

function respond(response: ServerResponse, { responds = {} }: ProxyCase, url: string): void {
  const { status = 200, headers = { 'content-type': 'application/json' }, body = '{}' } = responds;
  response.sendDate = false;
  for (const [name, value] of Object.entries(headers)) {
    const values = [value].flat().map((text) => text.replaceAll(UPSTREAM, url));
    response.setHeader(name, values.length === 1 ? String(values[0]) : values);
  }
  response.writeHead(status).end(body);
}

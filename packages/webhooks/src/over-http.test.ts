import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import express, { type RequestHandler } from 'express';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { type VerifyWebhookOptions, verifyWebhook } from './index.ts';
import { BODY, headersFor, now, SECRET } from './test-support/delivery.test-support.ts';

const closers: Array<() => unknown> = [];
afterEach(async () => {
  timeoutInMs = 30_000;
  await Promise.all(closers.splice(0).map((close) => close()));
});

const options: VerifyWebhookOptions = {
  signingSecret: SECRET,
  now,
  maxBodyLength: 100_000,
};

/** Short in tests that wait for it. */
let timeoutInMs = 30_000;

const answerTo = async (input: Parameters<typeof verifyWebhook>[0]) => {
  const { result, error } = await verifyWebhook(input, { ...options, timeoutInMs });
  return error ? { status: error.status, text: error.reason } : { status: 200, text: result.type };
};

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an address of this type.
  return (server.address() as AddressInfo).port;
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

type ReadInput = (message: IncomingMessage) => Promise<Parameters<typeof verifyWebhook>[0]>;

const nodeServer = (readInput: ReadInput) => () =>
  listen(async (message: IncomingMessage, response: ServerResponse) => {
    const { status, text } = await answerTo(await readInput(message));
    response.writeHead(status).end(text);
  });

async function honoServer(): Promise<number> {
  const app = new Hono().post('/', async (c) => {
    const { status, text } = await answerTo(c.req.raw);
    return new Response(text, { status });
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
    closers.push(() => {
      if ('closeAllConnections' in server) {
        server.closeAllConnections();
      }
      server.close();
    });
  });
}

interface Answer {
  status: number | undefined;
  text: string;
}

/** Sends a request that can lie about its length, and resolves to the answer, which can come before the body ends. */
function send(port: number, headers: Record<string, string>, write: (stream: NodeJS.WritableStream) => void) {
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers }, async (response) => {
      resolve({ status: response.statusCode, text: String(await readAll(response)) });
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    write(outgoing);
  });
}

const servers: ReadonlyArray<readonly [name: string, start: () => Promise<number>]> = [
  [
    'node:http with the headers and a stream',
    nodeServer(async (message) => ({ headers: message.headers, body: Readable.toWeb(message) })),
  ],
  [
    'node:http with the raw headers and bytes',
    nodeServer(async (message) => ({ headers: message.rawHeaders, body: await readAll(message) })),
  ],
  ['hono with its Request', honoServer],
];

describe.each(servers)('%s', (_name, start) => {
  it('verifies a delivery, and rejects one that was changed', async () => {
    const port = await start();
    expect(await send(port, headersFor(), (stream) => stream.end(BODY))).toEqual({
      status: 200,
      text: 'user.deleted',
    });
    expect(await send(port, headersFor(), (stream) => stream.end(`${BODY}\n`))).toEqual({
      status: 401,
      text: 'signature-mismatch',
    });
    expect(await send(port, {}, (stream) => stream.end(BODY))).toEqual({
      status: 400,
      text: 'headers-missing',
    });
  });

  it('verifies a body in many small pieces', async () => {
    const port = await start();
    const body = JSON.stringify({ type: 'user.created', data: { note: 'ß'.repeat(1_000) } });
    const answer = await send(port, headersFor({ body }), async (stream) => {
      const bytes = Buffer.from(body);
      for (let index = 0; index < bytes.length; index += 199) {
        stream.write(bytes.subarray(index, index + 199));
        await new Promise(setImmediate);
      }
      stream.end();
    });
    expect(answer).toEqual({ status: 200, text: 'user.created' });
  });

  it('verifies deliveries of a connection that is kept alive, one after another', async () => {
    const port = await start();
    const url = `http://127.0.0.1:${port}/`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const body = JSON.stringify({ type: `test.${index}` });
        return fetch(url, { method: 'POST', headers: headersFor({ body }), body }).then((answer) =>
          answer.text(),
        );
      }),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => `test.${index}`));
  });
});

describe.each(servers.filter(([name]) => !name.includes('bytes')))('%s', (_name, start) => {
  it('answers 413 to a body that is too long, with the length that it declares', async () => {
    const port = await start();
    const headers = { ...headersFor(), 'content-length': '100001' };
    expect(await send(port, headers, (stream) => stream.write(BODY))).toEqual({
      status: 413,
      text: 'body-too-large',
    });
  });

  it('answers 413 to a body that never ends', async () => {
    const port = await start();
    const answer = await send(port, headersFor(), (stream) => {
      const timer = setInterval(() => stream.write(Buffer.alloc(10_000, 0x20)), 1);
      closers.push(() => clearInterval(timer));
    });
    expect(answer).toEqual({ status: 413, text: 'body-too-large' });
  });

  it('answers 408 to a body that stops', async () => {
    timeoutInMs = 200;
    const port = await start();
    expect(await send(port, headersFor(), (stream) => stream.write(BODY))).toEqual({
      status: 408,
      text: 'body-timed-out',
    });
  });

  it('survives a connection that is lost', async () => {
    const port = await start();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const lines = Object.entries(headersFor()).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n${lines.join('')}\r\n{"type"`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    expect(await send(port, headersFor(), (stream) => stream.end(BODY))).toEqual({
      status: 200,
      text: 'user.deleted',
    });
  });
});

describe('Express', () => {
  const expressServer = (...parsers: readonly RequestHandler[]) => {
    const app = express();
    app.post('/', ...parsers, async (req, res) => {
      const { status, text } = await answerTo(req);
      res.status(status).send(text);
    });
    return listen(app);
  };
  const deliver = async (port: number, body: string) => {
    const headers = { ...headersFor(), 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
    return [response.status, await response.text()];
  };

  it.each<readonly [name: string, parsers: readonly RequestHandler[]]>([
    ['express.raw()', [express.raw({ type: 'application/json' })]],
    ['express.text()', [express.text({ type: 'application/json' })]],
  ])('verifies the raw body behind %s, and rejects one that was changed', async (_name, parsers) => {
    const port = await expressServer(...parsers);
    expect(await deliver(port, BODY)).toEqual([200, 'user.deleted']);
    expect(await deliver(port, `${BODY} `)).toEqual([401, 'signature-mismatch']);
  });

  it('reports a body that a parser has changed, and does not verify it', async () => {
    const [status, reason] = await deliver(await expressServer(express.json()), BODY);
    expect([status, reason]).toEqual([500, 'body-not-raw']);
  });
});

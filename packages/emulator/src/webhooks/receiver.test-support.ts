import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '@x/webhooks';
import { afterEach } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';

/** A delivery that a receiver got. */
interface Received {
  readonly id: string;
  readonly type: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (received: Received, response: ServerResponse) => void;

/** A real server that verifies what it receives. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  readonly types: readonly string[];
  /** Answers from now on. Default: 204. */
  answer: Answer;
  readonly close: () => Promise<void>;
}

const cleanups: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

export const SIGNING_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export const ok: Answer = (_received, response) => void response.writeHead(204).end();
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_received, response) =>
    void response.writeHead(code, headers).end();

/** Starts a receiver. It answers 400 to a delivery whose signature is wrong. */
export async function receive(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { headers } = request;
    const { result, error } = await verifyWebhook({ headers, body }, { signingSecret: SIGNING_SECRET });
    if (error) return void response.writeHead(error.status).end(error.message);
    const one = { id: String(headers['svix-id']), type: result.type, headers, body };
    received.push(one);
    receiver.answer(one, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    get types() {
      return received.map(({ type }) => type);
    },
    answer: ok,
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  cleanups.push(receiver.close);
  return receiver;
}

export type Api = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** Starts an emulator in process, with a function that calls its Backend API. */
export async function startWith(options: EmulatorOptions): Promise<{ emulator: Emulator; api: Api }> {
  const emulator = await createEmulator({ port: false, ...options });
  cleanups.push(emulator.close);
  return { emulator, api: apiOf(emulator) };
}

/** Starts an emulator that sends its webhooks to the receivers. */
export function startFor(receivers: readonly Receiver[], options: EmulatorOptions = {}) {
  const webhooks = receivers.map(({ url }) => ({ url, signingSecret: SIGNING_SECRET }));
  return startWith({ webhooks, ...options });
}

function apiOf(emulator: Emulator): Api {
  return async (method, path, body) => {
    const response = await emulator.fetch(`${emulator.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
}

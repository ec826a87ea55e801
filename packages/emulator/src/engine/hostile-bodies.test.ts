import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { Emulator } from '../emulator.ts';

const MEBIBYTE = 1024 * 1024;
const SENT = 300 * MEBIBYTE;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: { users: [{ id: 'user_1' }] } });
});
afterAll(() => emulator.close());

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MULTIPART_TYPE = 'multipart/form-data; boundary=b';

/** The most that the server and the buffers of the connection take in of a body with a limit of 10 MB, in MiB. */
const FEW = 96;

/** The most for a body with a limit of 256 MB, in MiB. */
const MANY = 320;

/** How long each MiB can take on a busy machine: a server that waits for the rest of the body takes longer. */
const MILLISECONDS_PER_MEBIBYTE = 300;

/** How much more memory than the bytes that it keeps the process can need, in MiB. */
const SPARE = 150;

/** Every surface that reads a body: method, path, media type, status, whether the secret key is sent, MiB that are read. */
const surfaces: readonly (readonly [string, string, string, number, boolean, number])[] = [
  ['POST', '/v1/users', JSON_TYPE, 413, true, FEW],
  ['POST', '/v1/users', JSON_TYPE, 401, false, FEW],
  ['POST', '/v1/invitations/bulk', JSON_TYPE, 413, true, FEW],
  ['POST', '/v1/users/user_1/profile_image', MULTIPART_TYPE, 413, true, FEW],
  ['POST', '/v1/client/sign_ins?__clerk_db_jwt=dvb_1', FORM_TYPE, 401, false, FEW],
  ['POST', '/v1/client/sign_ins?_method=PATCH', FORM_TYPE, 413, false, FEW],
  ['POST', '/sign-in', FORM_TYPE, 413, false, FEW],
  ['POST', '/__emulator/clock', JSON_TYPE, 413, false, FEW],
  ['PUT', '/__emulator/snapshot', JSON_TYPE, 413, false, MANY],
  ['POST', '/v1/nothing', JSON_TYPE, 501, true, FEW],
];

interface Sent {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Sends a head and as much of a body of 300 MB as the server takes. Resolves when the connection ends. */
function sendEndless(
  lines: readonly string[],
  { isChunked }: { readonly isChunked: boolean },
): Promise<Sent> {
  const { hostname, port } = new URL(emulator.url);
  const chunk = Buffer.alloc(MEBIBYTE, 'a');
  const part = isChunked
    ? Buffer.concat([Buffer.from(`${MEBIBYTE.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])
    : chunk;
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let response = '';
    const write = () => {
      while (!socket.destroyed && socket.bytesWritten < SENT && socket.write(part));
    };
    socket.on('connect', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      write();
    });
    socket.on('drain', write);
    socket.on('data', (data) => {
      response += data;
    });
    // The server closes the connection while the client sends.
    socket.on('error', () => {});
    socket.on('close', () => {
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(response)?.[1]),
        bytes: socket.bytesWritten,
        milliseconds: Date.now() - startedAt,
      });
    });
  });
}

function headOf([method, path, type, , hasKey]: (typeof surfaces)[number], length: string): string[] {
  return [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(emulator.url).host}`,
    `Content-Type: ${type}`,
    ...(hasKey ? [`Authorization: Bearer ${emulator.secretKey}`] : []),
    length,
  ];
}

describe.each(surfaces)('%s %s as %s', (...surface) => {
  const [, , , status, , most] = surface;

  it.each([
    ['with its length', `Content-Length: ${SENT}`, false],
    ['in chunks', 'Transfer-Encoding: chunked', true],
  ])(`responds with ${status} to 300 MB %s, and stops reading`, async (_name, length, isChunked) => {
    const before = process.memoryUsage().rss;
    const sent = await sendEndless(headOf(surface, length), { isChunked });
    expect(sent.status).toBe(status);
    expect(sent.bytes).toBeLessThan(most * MEBIBYTE);
    expect(sent.milliseconds).toBeLessThan(most * MILLISECONDS_PER_MEBIBYTE);
    expect(process.memoryUsage().rss - before).toBeLessThan((most + SPARE) * MEBIBYTE);
  });
});

it('rejects a length above the limit before the body comes', async () => {
  const { hostname, port } = new URL(emulator.url);
  const head = headOf(['POST', '/v1/users', JSON_TYPE, 413, true, FEW], `Content-Length: ${MEBIBYTE + 1}`);
  const response = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n`));
    socket.once('data', (data) => {
      resolve(String(data));
      socket.destroy();
    });
  });
  expect(response).toMatch(/^HTTP\/1\.1 413 /);
  expect(emulator.requests.at(-1)).toMatchObject({ status: 413, body: null });
});

it.each([401, 413])('keeps the connection after a body of 2 MB that got the status %s', async (status) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, body?: string) =>
    new Promise<{ status: number | undefined; isReused: boolean }>((resolve, reject) => {
      const headers = {
        'content-type': JSON_TYPE,
        ...(status === 413 && { authorization: `Bearer ${emulator.secretKey}` }),
      };
      const sent = request(`${emulator.url}${path}`, { agent, method, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode, isReused: sent.reusedSocket }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  expect(await send('POST', '/v1/users', 'a'.repeat(2 * MEBIBYTE))).toEqual({ status, isReused: false });
  // The server closes a connection with an unfinished body after half a second.
  await wait(1_000);
  expect(await send('GET', '/__emulator/health')).toEqual({ status: 200, isReused: true });
  agent.destroy();
});

it('pulls no more of a stream than the limit, in process', async () => {
  let pulled = 0;
  let isCanceled = false;
  const body = new ReadableStream({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
    cancel: () => {
      isCanceled = true;
    },
  });
  const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': JSON_TYPE };
  // The types of the platform lack an option that streams need.
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = await emulator.fetch(`${emulator.url}/v1/users`, init);
  expect(response.status).toBe(413);
  expect(pulled).toBeLessThan(20);
  expect(isCanceled).toBe(true);
  expect(String(emulator.requests.at(-1)?.body)).toHaveLength(65_536);
});

it('answers the next request after a client that went away in a body', async () => {
  const { hostname, port } = new URL(emulator.url);
  const head = headOf(['POST', '/v1/users', JSON_TYPE, 400, true, FEW], 'Content-Length: 100');
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n{"first`, () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  const health = await fetch(`${emulator.url}/__emulator/health`);
  expect(health.status).toBe(200);
});

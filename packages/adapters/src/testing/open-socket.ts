import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a server answers to a request that opens a WebSocket. */
export interface SocketAnswer {
  readonly status: number;
  readonly location: string | null;
  /** The first message of the server. Null if the server opened no WebSocket. */
  readonly message: string | null;
}

/** The headers of a browser that opens a WebSocket (RFC 6455, section 4.1). The key is that of its example. */
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

const TIME_LIMIT_IN_MS = 10_000;

/** Requests a WebSocket, and resolves to the answer. Not `fetch`, and not `WebSocket`, which hides the status. */
export function openSocket(url: string, headers: Readonly<Record<string, string>>): Promise<SocketAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, {
      agent: false,
      headers: { ...headers, ...UPGRADE },
      signal: AbortSignal.timeout(TIME_LIMIT_IN_MS),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume();
      resolve(answerOf(response, null));
    });
    request.on('upgrade', (response, socket, head) => {
      socket.on('error', reject);
      readMessage(socket, head).then((message) => {
        socket.destroy();
        resolve(answerOf(response, message));
      }, reject);
    });
    request.end();
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, message: string | null): SocketAnswer {
  return { status: statusCode, location: headers.location ?? null, message };
}

/** A frame begins with its kind and its length. The first message of the routes is shorter than 126 bytes. */
const HEADER_LENGTH = 2;

/** Resolves to the text of the first frame. The frames of a server are not masked (RFC 6455, section 5.1). */
async function readMessage(socket: Duplex, head: Buffer): Promise<string> {
  let received = head;
  const isComplete = () =>
    received.length >= HEADER_LENGTH && received.length >= HEADER_LENGTH + (received[1] ?? 0);
  if (!isComplete()) {
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk]);
      if (isComplete()) {
        break;
      }
    }
  }
  return received.subarray(HEADER_LENGTH, HEADER_LENGTH + (received[1] ?? 0)).toString();
}

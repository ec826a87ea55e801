import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Answer, Behaviour } from './behaviour.ts';

type Performers = {
  readonly [Kind in Behaviour['kind']]: (
    behaviour: Extract<Behaviour, { readonly kind: Kind }>,
    response: ServerResponse,
  ) => unknown;
};

const performers: Performers = {
  answer: ({ status, headers, body }, response) => response.writeHead(status, headers).end(body),
  truncated: (part, response) => sendPart(part, response, () => response.socket?.end()),
  'hang-in-body': (part, response) => sendPart(part, response, () => undefined),
  'reset-in-body': (part, response) => sendPart(part, response, () => response.socket?.resetAndDestroy()),
  hang: () => undefined,
  reset: (_behaviour, response) => response.socket?.resetAndDestroy(),
  garble: (_behaviour, response) => response.socket?.end('\u0000\u0001 not HTTP\r\n\r\n'),
  flood: ({ byteCount, isCompressed }, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(isCompressed && { 'content-encoding': 'gzip' }),
    });
    const spaces = Readable.from(blanks(byteCount));
    return isCompressed ? pipeline(spaces, createGzip(), response) : pipeline(spaces, response);
  },
};

/** Performs a behaviour. Rejects if the client disconnects before the end of a flood. */
export async function perform(behaviour: Behaviour, response: ServerResponse): Promise<void> {
  // The cast: the compiler can't see that the performer and the behaviour have the same kind.
  const performer = performers[behaviour.kind] as (performed: Behaviour, response: ServerResponse) => unknown;
  await performer(behaviour, response);
}

function sendPart({ status, headers, body }: Answer, response: ServerResponse, then: () => unknown): void {
  response.writeHead(status, headers).write(body, then);
}

const BLOCK = Buffer.alloc(65_536, ' ');

function* blanks(byteCount: number): Generator<Buffer> {
  for (let left = byteCount; left > 0; left -= BLOCK.byteLength) {
    yield BLOCK.subarray(0, left);
  }
}

import type { Bytes } from '@x/errors/internal';
import { bodyIncomplete, bodyTooLarge } from './body-errors.ts';

export type ByteStream = ReadableStream<unknown>;

/** Returns whether a body is a web stream, of any realm and any implementation. */
export function isByteStream(body: unknown): body is ByteStream {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, 'getReader') === 'function';
}

/** A short body needs no other buffer. */
const FIRST_BUFFER_LENGTH = 16_384;

/**
 * Resolves to the bytes of a stream. Rejects once it has more bytes than the limit, whatever `content-length` says. The
 * stream is cancelled when `signal` aborts.
 */
export async function readStream(
  stream: ByteStream,
  maxLength: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const reader = openReader(stream);
  signal.addEventListener('abort', () => cancel(reader), { once: true });
  let buffer = new Uint8Array(Math.min(maxLength, FIRST_BUFFER_LENGTH));
  let length = 0;
  let reads = 0;
  for (;;) {
    const { done, value } = await read(reader);
    if (done) {
      return buffer.subarray(0, length);
    }
    const chunk = bytesOfChunk(value);
    reads++;
    // The count of reads ends a stream of empty chunks, which never gets longer.
    if (length + chunk.length > maxLength || reads > maxLength) {
      throw bodyTooLarge(maxLength);
    }
    buffer = withRoom(buffer, length + chunk.length, maxLength);
    buffer.set(chunk, length);
    length += chunk.length;
  }
}

type Reader = ReadableStreamDefaultReader<unknown>;

/** The stream of another implementation can throw. */
function openReader(stream: ByteStream): Reader {
  try {
    return stream.getReader();
  } catch (cause) {
    throw bodyIncomplete(cause);
  }
}

async function read(reader: Reader): Promise<{ readonly done: boolean; readonly value: unknown }> {
  try {
    const { done, value } = await reader.read();
    return { done, value };
  } catch (cause) {
    throw bodyIncomplete(cause);
  }
}

function bytesOfChunk(chunk: unknown): Uint8Array {
  if (!ArrayBuffer.isView(chunk)) {
    throw bodyIncomplete(new TypeError('A chunk of the stream is not a Uint8Array'));
  }
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** Returns a buffer of at least this length with the same content. Doubles it, so that each byte is copied about once. */
function withRoom(buffer: Bytes, length: number, maxLength: number): Bytes {
  if (length <= buffer.length) {
    return buffer;
  }
  const larger = new Uint8Array(Math.min(Math.max(length, 2 * buffer.length), maxLength));
  larger.set(buffer);
  return larger;
}

/** Lets the sender stop. Not awaited, because a stream can take forever to end. */
async function cancel(reader: Reader): Promise<void> {
  try {
    await reader.cancel();
  } catch {
    // The stream has failed already.
  }
}

import { readArgument, withTimeLimit } from '@x/errors/internal';
import { encodeText } from '../signature/encode-text.ts';
import { bodyAlreadyRead, bodyIncomplete, bodyNotRaw, bodyTimedOut, bodyTooLarge } from './body-errors.ts';
import { isByteStream, readStream } from './read-stream.ts';

/** The raw body, not parsed JSON. A web stream of bytes is read up to the limits. */
export type WebhookBody =
  | string
  | Uint8Array
  | ArrayBuffer
  // The stream of any platform: their types differ.
  | { readonly locked: boolean; getReader(): unknown };

export interface BodyLimits {
  /** In bytes. */
  readonly maxBodyLength: number;
  readonly timeoutInMs: number;
}

/** A `Request`, or an object with a body that is available already. */
interface BodySource {
  readonly body?: unknown;
  readonly bodyUsed?: unknown;
  readonly arrayBuffer?: unknown;
}

/** Reads a body. The signal aborts when its time is over. */
type ReadBytes = (signal: AbortSignal) => Promise<Uint8Array>;

/**
 * Resolves to the body as it is on the wire. Rejects with a `WebhookVerificationError` if it is longer than the limit,
 * does not arrive in time, or is no longer available.
 */
export async function readBody(
  request: BodySource,
  contentLength: string | undefined,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const body = readArgument('The body of the request', () => openBody(request, contentLength, limits));
  return checkLength(typeof body === 'function' ? await inTime(body, limits) : body, limits);
}

function openBody(
  request: BodySource,
  contentLength: string | undefined,
  limits: BodyLimits,
): Uint8Array | ReadBytes {
  const { body, arrayBuffer } = request;
  const known = knownBytes(body, limits);
  if (known !== undefined) {
    return known;
  }
  if (request.bodyUsed === true || (isByteStream(body) && body.locked)) {
    throw bodyAlreadyRead();
  }
  if (Number(contentLength) > limits.maxBodyLength) {
    throw bodyTooLarge(limits.maxBodyLength);
  }
  if (isByteStream(body)) {
    return (signal) => readStream(body, limits.maxBodyLength, signal);
  }
  if (typeof arrayBuffer !== 'function') {
    throw bodyNotRaw(body);
  }
  return () => readAtOnce(() => arrayBuffer.call(request));
}

/** Returns the bytes of a body that needs no reading. */
function knownBytes(body: unknown, { maxBodyLength }: BodyLimits): Uint8Array | undefined {
  if (typeof body === 'string') {
    // A character takes at least one byte: a string that is too long is not encoded.
    if (body.length > maxBodyLength) {
      throw bodyTooLarge(maxBodyLength);
    }
    return encodeText(body);
  }
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  return isArrayBuffer(body) ? new Uint8Array(body) : undefined;
}

/** Buffers come from other realms as well, for example in Jest. */
const isArrayBuffer = (body: unknown): body is ArrayBuffer =>
  Object.prototype.toString.call(body) === '[object ArrayBuffer]';

function checkLength(bytes: Uint8Array, { maxBodyLength }: BodyLimits): Uint8Array {
  if (bytes.length > maxBodyLength) {
    throw bodyTooLarge(maxBodyLength);
  }
  return bytes;
}

/** Reads the request of a platform that has no streams. */
async function readAtOnce(readBuffer: () => Promise<ArrayBuffer>): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readBuffer());
  } catch (cause) {
    throw bodyIncomplete(cause);
  }
}

function inTime(
  work: (signal: AbortSignal) => Promise<Uint8Array>,
  { timeoutInMs }: BodyLimits,
): Promise<Uint8Array> {
  return withTimeLimit(work, {
    limitInMs: timeoutInMs,
    onTimeLimit: () => {
      throw bodyTimedOut(timeoutInMs);
    },
  });
}

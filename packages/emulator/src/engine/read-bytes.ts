import { concatenate } from '@x/errors/internal';
import { type ApiErrorCode, apiFault } from './errors.ts';

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

export const MAXIMUM_IMAGE_BYTES = 10 * MEBIBYTE;

/** The longest body of each kind, and the error of a longer one: decision 044. */
export const BODY_LIMITS = {
  /** JSON and forms. */
  fields: { bytes: MEBIBYTE, code: 'request_body_too_large' },
  /** A form with an image, its other fields, and the headers of its parts. */
  image: { bytes: MAXIMUM_IMAGE_BYTES + 64 * KIBIBYTE, code: 'image_too_large' },
  /** The state of an emulator, with its images. */
  snapshot: { bytes: 256 * MEBIBYTE, code: 'request_body_too_large' },
} as const satisfies Record<string, BodyLimit>;

export interface BodyLimit {
  readonly bytes: number;
  readonly code: ApiErrorCode;
}

/**
 * Reads a body as it arrives, and no further than the limit. Rejects with an `ApiFault` for a longer one: at once, if the
 * request announces its length.
 */
export async function readBytes(request: Request, limit: BodyLimit): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => apiFault(limit.code, { limit: String(limit.bytes) });
  if (Number(request.headers.get('content-length')) > limit.bytes) throw tooLarge();
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request.body)) {
    length += chunk.length;
    if (length > limit.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return concatenate(chunks);
}

/** Reads a body as text, as `readBytes` does. */
export async function readText(request: Request, limit: BodyLimit): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, limit));
}

/** Reads the chunks of a stream, and cancels it when the caller stops early. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await read(reader);
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    // The client went away.
    throw apiFault('request_body_invalid', { expected: 'sent completely' });
  }
}

/** The longest page, 500 users with their metadata, has a few MiB. */
const MAX_BODY_BYTES = 32 * 1_048_576;

/** Chunks that are read before timers can run: a stream of the application can have endless chunks at once. */
const CHUNKS_PER_TURN = 1_000;

/** Created when it is first used. A new one for every response would take longer than reading a small response. */
let decoder: TextDecoder | undefined;

/** The parts of a reader that are used. */
interface ChunkReader {
  readonly read: () => Promise<{
    readonly value?: Uint8Array | undefined;
    readonly done?: boolean | undefined;
  }>;
  readonly cancel: () => Promise<unknown>;
}

/** Reads a body. Resolves to undefined if the body is larger than 32 MiB or the signal has aborted. */
export async function readText(body: Response['body'], signal: AbortSignal): Promise<string | undefined> {
  const reader = readerOf(body);
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (let readCount = 1; ; readCount++) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) {
      // Decoded as a whole, so that responses that are read at the same time can share the decoder.
      decoder ??= new TextDecoder();
      return decoder.decode(join(chunks, byteCount));
    }
    byteCount += value.length;
    if (byteCount > MAX_BODY_BYTES || signal.aborted) {
      reader?.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
    if (readCount % CHUNKS_PER_TURN === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

/** A `fetch` of the application can have a body of Node, which has no reader and is an async iterable. */
function readerOf(body: unknown): ChunkReader | undefined {
  if (body === null || body === undefined) {
    return undefined;
  }
  const { getReader, [Symbol.asyncIterator]: iterate } = Object(body);
  if (typeof getReader === 'function') {
    return getReader.call(body);
  }
  if (typeof iterate !== 'function') {
    throw new TypeError('the body of the response is not a stream');
  }
  const iterator: AsyncIterator<Uint8Array> = iterate.call(body);
  return { read: () => iterator.next(), cancel: async () => iterator.return?.() };
}

function join(chunks: readonly Uint8Array[], byteCount: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) {
    return first;
  }
  const joined = new Uint8Array(byteCount);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}

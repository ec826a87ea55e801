/** The longest page, 500 users with their metadata, has a few MiB. */
const MAX_BODY_BYTES = 32 * 1_048_576;

/** Created when it is first used. A new one for every response would take longer than reading a small response. */
let decoder: TextDecoder | undefined;

/** Reads a body. Resolves to undefined if the body is larger than 32 MiB or the signal has aborted. */
export async function readText(body: Response['body'], signal: AbortSignal): Promise<string | undefined> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (;;) {
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
  }
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

/** The longest page, 500 users with their metadata, has a few MiB. */
const MAX_BODY_BYTES = 32 * 1_048_576;

/** Reads a body. Resolves to undefined if the body is larger than 32 MiB or the signal has aborted. */
export async function readText(body: Response['body'], signal: AbortSignal): Promise<string | undefined> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = '';
  let byteCount = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) {
      return text + decoder.decode();
    }
    byteCount += value.length;
    if (byteCount > MAX_BODY_BYTES || signal.aborted) {
      reader?.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

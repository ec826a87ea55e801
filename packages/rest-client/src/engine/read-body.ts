/** The longest page, 500 users with their metadata, has a few MiB. */
const MAX_BODY_BYTES = 32 * 1_048_576;

/** Any JSON media type, with or without parameters (RFC 6839, section 3.1). */
const JSON_MEDIA_TYPE = /^\s*[\w.+-]{1,99}\/(?:[\w.+-]{1,99}\+)?json\s*(?:;|$)/i;

export type Body =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly cause: unknown }
  | { readonly kind: 'too-large' };

/** Reads a response up to 32 MiB. A body that is not declared to be JSON counts as none. Rejects when it is cut off. */
export async function readBody(response: Response): Promise<Body> {
  if (!JSON_MEDIA_TYPE.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    return { kind: 'none' };
  }
  const text = await readText(response);
  if (text === undefined) {
    return { kind: 'too-large' };
  }
  try {
    return text === '' ? { kind: 'none' } : { kind: 'json', json: JSON.parse(text) };
  } catch (cause) {
    return { kind: 'malformed', cause };
  }
}

async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    return '';
  }
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    byteCount += chunk.value.byteLength;
    if (byteCount > MAX_BODY_BYTES) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** 1 MiB. A JWKS of a hundred 8192-bit keys has under 256 KiB. */
const MAX_BODY_BYTES = 1_048_576;

/** Reads the JSON of a response. Resolves to undefined if it is larger than 1 MiB or not JSON. */
export async function readJson(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    byteCount += chunk.value.byteLength;
    if (byteCount > MAX_BODY_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

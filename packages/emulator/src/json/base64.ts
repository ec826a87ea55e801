// Pure

/** Bytes that are encoded at a time: a multiple of 3, so that only the last part has padding. */
const PART = 12_288;

/** Encodes bytes as base64, part by part: a string that grows by one character at a time takes seconds for 10 MB. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += PART) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + PART))));
  }
  return parts.join('');
}

/** Returns the bytes of base64, or undefined for another string. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = binaryOf(text);
  if (binary === undefined) return undefined;
  const bytes = new Uint8Array(binary.length);
  // `Uint8Array.from` takes seconds for 10 MB.
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

function binaryOf(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

import type { Bytes } from './bytes.ts';
import { concatenate } from './concatenate.ts';
import { requireGlobals } from './platform.ts';

/** Encodes a form as `multipart/form-data` (RFC 7578), without the classes of the platform, which can be of another realm. */
export async function encodeForm(
  form: FormData | ReadonlyArray<readonly [name: string, value: string | Blob]>,
): Promise<{ readonly type: string; readonly bytes: Bytes }> {
  const boundary = `form-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  requireGlobals('TextEncoder');
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const [name, value] of form) {
    const isText = typeof value === 'string';
    // As `FormData` names a `Blob`, which has no name.
    const file = isText ? '' : `; filename="${escapeName('name' in value ? value.name : 'blob')}"`;
    const type = isText ? '' : `content-type: ${typeOf(value) || 'application/octet-stream'}\r\n`;
    const disposition = `content-disposition: form-data; name="${escapeName(name)}"${file}`;
    parts.push(encoder.encode(`--${boundary}\r\n${disposition}\r\n${type}\r\n`));
    parts.push(isText ? encoder.encode(value) : await bytesOf(value), encoder.encode('\r\n'));
  }
  parts.push(encoder.encode(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: concatenate(parts) };
}

/** The classes of other realms can let a line break pass, which would begin another header. */
const typeOf = ({ type }: Blob): string => type.replace(/[^ -~]/g, '');

export async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '%22', '\r': '%0D', '\n': '%0A' };

const escapeName = (name: string): string => name.replace(/["\r\n]/g, (found) => ESCAPES[found] ?? found);

import type { Bytes } from '@x/errors/internal';
import * as runtime from '#runtime';
import type { SigningKey } from '../runtime/runtime.ts';
import { encodeBase64 } from './base64.ts';
import { encodeText } from './encode-text.ts';

/** The parts of a delivery that its signature covers. */
export interface SignedParts {
  readonly id: string;
  /** Seconds since 1970, in decimal digits. */
  readonly timestamp: string;
  /** The body as it is on the wire. */
  readonly body: Uint8Array;
}

/** Returns the bytes that are signed (Standard Webhooks, "Signature scheme"). */
export function contentOf({ id, timestamp, body }: SignedParts): Bytes {
  const head = encodeText(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}

/** Resolves to the signature of some content, in base64. */
export async function signatureOf(content: Bytes, key: SigningKey): Promise<string> {
  return encodeBase64(await runtime.hmac(key, content));
}

import { encodeBase64 } from '@x/jwt/internal';
import { subtleCrypto } from '../keys/subtle-crypto.ts';

/** The length of a signing secret of Svix. */
const LENGTH = 24;

/** Derives the signing secret of an instance from its secret key, so that it stays the same for as long as the key does. */
export async function deriveWebhookSecret(secretKey: string): Promise<string> {
  const text = new TextEncoder().encode(`webhooks of ${secretKey}`);
  const digest = await subtleCrypto().digest('SHA-256', text);
  return `whsec_${encodeBase64(new Uint8Array(digest, 0, LENGTH))}`;
}

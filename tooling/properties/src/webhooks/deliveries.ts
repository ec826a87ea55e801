import { createHmac } from 'node:crypto';

export const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const KEY = Buffer.from('MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3', 'base64');

export const TIME = 1_716_883_200;
export const now = () => TIME * 1_000;

/** Returns the headers of a delivery with a valid signature, by Node's own HMAC. */
export function headersFor(body: string | Uint8Array, id = 'msg_1', timestamp = `${TIME}`) {
  const signature = createHmac('sha256', KEY).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
}

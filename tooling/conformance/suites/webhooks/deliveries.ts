import { createHmac } from 'node:crypto';
import fc from 'fast-check';

/** Seconds since 1970, at which all deliveries are verified. */
export const NOW = 1_716_883_200;

export const SECRETS = [24, 16, 32, 64].map((length) => {
  const bytes = Buffer.alloc(length, length);
  return { bytes, text: `whsec_${bytes.toString('base64')}` };
});

/** Ids that fit into a header. */
export const ids = fc.oneof(
  fc.constantFrom('msg_2g7np7Hrk0SN6kj5EDMLDaKNL0S', 'a', 'a.1', '1.1716883200'),
  fc.string({ unit: fc.constantFrom(...'abc019._-/+~!'), minLength: 1, maxLength: 40 }),
);

/** Events with text of every kind. A lone surrogate has no bytes in UTF-8, so it is not among them. */
export const events = fc.record({
  type: fc.oneof(
    fc.constantFrom('user.created', 'session.ended'),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  ),
  data: fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }))),
});

/** Returns the signature of a delivery, by Node's own HMAC. */
export const signatureOf = (secret: Uint8Array, id: string, timestamp: string, body: string | Uint8Array) =>
  createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');

export const runs = Number(process.env['RUNS'] ?? 2_000);
export const seed = Number(process.env['SEED'] ?? 20_261_129);

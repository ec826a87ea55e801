import { check } from '../engine/check.ts';
import type { Compose } from '../operation.ts';
import { splitFields } from './split-fields.ts';

/** A write that the API does once for each key, and that may therefore be sent again. */
export const withIdempotencyKey: Compose = async (send, transport, operation, [params, given], options) => {
  const [{ idempotencyKey }] = splitFields(given, ['idempotencyKey']);
  const once = { ...operation, args: ['...'] };
  if (idempotencyKey === undefined) {
    return send(transport, once, [params], options);
  }
  check(
    typeof idempotencyKey === 'string' && /^[\w-]{1,255}$/.test(idempotencyKey),
    'idempotencyKey of 1 to 255 letters, digits, underscores and hyphens',
  );
  const headers = { ...options?.headers, 'idempotency-key': idempotencyKey };
  return send(transport, { ...once, isSafe: true }, [params], { ...options, headers });
};

import { check } from '../engine/check.ts';
import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

/** Sends an idempotency key in a header. The API carries out a key once, so the request can be repeated. */
export const withIdempotencyKey: Compose = async (send, transport, operation, [params, given], options) => {
  const [{ idempotencyKey }] = splitFields(given, ['idempotencyKey']);
  const keyless = { ...operation, args: ['...'] };
  if (idempotencyKey === undefined) {
    return send(transport, keyless, [params], options);
  }
  check(
    typeof idempotencyKey === 'string' && /^[\w-]{1,255}$/.test(idempotencyKey),
    'idempotencyKey must have 1 to 255 letters, digits, underscores and hyphens',
    { got: idempotencyKey },
  );
  const headers = { ...options?.headers, 'idempotency-key': idempotencyKey };
  return send(transport, { ...keyless, isRetryable: true }, [params], { ...options, headers });
};

import type { Compose } from '../operation.ts';
import { withQueryFields } from './with-query-fields.ts';

/** `withQueryFields` for an operation that needs no secret key: it sends the one that there is, or none. */
export const withQueryFieldsInPublic: Compose = async (send, transport, operation, args, options) => {
  const secretKey = options?.secretKey ?? transport.secretKey() ?? null;
  return withQueryFields(send, transport, operation, args, { ...options, secretKey });
};

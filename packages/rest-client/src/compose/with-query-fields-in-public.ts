import type { Compose } from '../engine/operation.ts';
import { withQueryFields } from './with-query-fields.ts';

/** Like `withQueryFields`, for an operation that needs no secret key: it sends the key only if there is one. */
export const withQueryFieldsInPublic: Compose = async (send, transport, operation, args, options) => {
  const secretKey = options?.secretKey ?? transport.secretKey() ?? null;
  return withQueryFields(send, transport, operation, args, { ...options, secretKey });
};

import type { Compose } from '../operation.ts';

/** An operation that newer versions of the API have no more: `composed` holds the last version that has it. */
export const withApiVersion: Compose = async (send, transport, operation, args, options) => {
  const [last = ''] = operation.composed ?? [];
  const asked = transport.headers['clerk-api-version'] ?? last;
  // Dates as text come in their order.
  const [version = last] = [asked, last].sort();
  const headers = { 'clerk-api-version': version, ...options?.headers };
  return send(transport, operation, args, { ...options, headers });
};

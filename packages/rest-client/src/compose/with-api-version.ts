import type { Compose } from '../engine/operation.ts';

/** Calls an operation that newer API versions lack. `composed` holds the last version that has it. */
export const withApiVersion: Compose = async (send, transport, operation, args, options) => {
  const [last = ''] = operation.composed ?? [];
  const current = transport.headers['clerk-api-version'] ?? last;
  const [version = last] = [current, last].sort(); // Dates, so the order of the strings is that of the versions.
  const headers = { 'clerk-api-version': version, ...options?.headers };
  return send(transport, operation, args, { ...options, headers });
};

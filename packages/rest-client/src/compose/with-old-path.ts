import type { Compose } from '../engine/operation.ts';

/** Calls an operation that has moved. `composed` holds the first version with the new path, and the old path. */
export const withOldPath: Compose = async (send, transport, operation, args, options) => {
  const [since = '', oldPath = ''] = operation.composed ?? [];
  const isOld = (transport.headers['clerk-api-version'] ?? '') < since;
  // Paths in `composed` start with a slash, like the path of the operation.
  const path = oldPath as typeof operation.path;
  // Before, the operation had other parameters.
  const old = { ...operation, path, parameters: undefined };
  return send(transport, isOld ? old : operation, args, options);
};

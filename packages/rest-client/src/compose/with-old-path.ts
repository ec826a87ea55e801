import type { Compose } from '../operation.ts';

/** An operation that moved: `composed` holds the first version that has it where it is, and the path before. */
export const withOldPath: Compose = async (send, transport, operation, args, options) => {
  const [since = '', before = ''] = operation.composed ?? [];
  const isOld = (transport.headers['clerk-api-version'] ?? '') < since;
  // The path of a descriptor begins with a slash, this one too.
  const path = before as typeof operation.path;
  return send(transport, isOld ? { ...operation, path } : operation, args, options);
};

import type { Compose } from '../operation.ts';

/** An operation that moved: `composed` holds the first version that has it where it is, and the path before. */
export const withOldPath: Compose = async (send, transport, operation, args, options) => {
  const { compose: _, composed = [], ...rest } = operation;
  const [since = '', before = ''] = composed;
  const isOld = (transport.headers['clerk-api-version'] ?? '') < since;
  // The path of a descriptor begins with a slash, this one too.
  return send(transport, isOld ? { ...rest, path: before as typeof rest.path } : rest, args, options);
};

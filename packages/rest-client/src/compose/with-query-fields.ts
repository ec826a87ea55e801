import { toSnakeCase } from '../engine/key-case.ts';
import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

/** Puts the fields in `composed` into the query of a request with a body. The parameters are the last argument. */
export const withQueryFields: Compose = async (send, transport, operation, args, options) => {
  const [inQuery, inBody] = splitFields(args.at(-1), operation.composed ?? []);
  const query = new URLSearchParams(
    Object.entries(inQuery).map(([name, value]) => [toSnakeCase(name), String(value)]),
  ).toString();
  const path: typeof operation.path = query ? `${operation.path}?${query}` : operation.path;
  return send(transport, { ...operation, path }, [...args.slice(0, -1), inBody], options);
};

import { argumentsOf } from '../engine/build-request.ts';
import type { Compose } from '../engine/operation.ts';

/** Calls an operation whose path is longer with an optional argument. `composed` holds its name and the longer path. */
export const withLongerPath: Compose = async (send, transport, operation, args, options) => {
  const [name = '', longerPath = ''] = operation.composed ?? [];
  const names = argumentsOf(operation);
  const position = names.indexOf(name);
  const value = args[position];
  if (value !== undefined && value !== '') {
    // Paths in `composed` start with a slash, like the path of the operation.
    return send(transport, { ...operation, path: longerPath as typeof operation.path }, args, options);
  }
  const isOther = (_: unknown, index: number) => index !== position;
  return send(transport, { ...operation, args: names.filter(isOther) }, args.filter(isOther), options);
};

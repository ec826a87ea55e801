import { argumentsOf } from '../engine/build-request.ts';
import type { Compose } from '../operation.ts';

/** An operation whose path is longer with an optional argument: `composed` holds its name and the longer path. */
export const withLongerPath: Compose = async (send, transport, operation, args, options) => {
  const [name = '', longer = ''] = operation.composed ?? [];
  const names = argumentsOf(operation);
  const at = names.indexOf(name);
  const isOther = (_: unknown, index: number) => index !== at;
  return args[at] === undefined || args[at] === ''
    ? send(transport, { ...operation, args: names.filter(isOther) }, args.filter(isOther), options)
    : // The path of a descriptor begins with a slash, this one too.
      send(transport, { ...operation, path: longer as typeof operation.path }, args, options);
};

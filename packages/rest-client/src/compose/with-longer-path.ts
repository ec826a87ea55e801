import { argumentsOf } from '../engine/build-request.ts';
import type { Compose } from '../operation.ts';

/** An operation whose path is longer with an optional argument: `composed` holds its name and the longer path. */
export const withLongerPath: Compose = async (send, transport, operation, args, options) => {
  const [name = '', longer = ''] = operation.composed ?? [];
  const names = argumentsOf(operation);
  const isGiven = (value: unknown, index: number) =>
    names[index] !== name || (value !== undefined && value !== '');
  const isLonger = args.every(isGiven) && args.length > names.indexOf(name);
  return isLonger
    ? // The path of a descriptor begins with a slash, this one too.
      send(transport, { ...operation, path: longer as typeof operation.path }, args, options)
    : send(
        transport,
        { ...operation, args: names.filter((other) => other !== name) },
        args.filter((_, index) => names[index] !== name),
        options,
      );
};

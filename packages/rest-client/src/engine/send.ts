import { ConfigError, isClerkError } from '@x/errors';
import { buildRequest } from './build-request.ts';
import { readCallOptions } from './check-call-options.ts';
import { checkParameters } from './check-parameters.ts';
import { exchange } from './exchange.ts';
import type { Send } from './operation.ts';
import { type PreparedRequest, prepareRequest } from './prepare-request.ts';
import { readResult } from './read-result.ts';

/** Calls an operation: sends one request and reads the result, or lets `compose` make the call. */
export const send: Send = async (transport, operation, args, given) => {
  let request: PreparedRequest;
  try {
    const options = readCallOptions(given, operation.name);
    // Before `compose`, which copies parameters and joins lists.
    checkParameters(operation.name, args);
    if (operation.compose !== undefined) {
      const { compose, ...rest } = operation;
      return await compose(send, transport, rest, args, options);
    }
    request = prepareRequest(transport, operation, buildRequest(operation, args), options);
  } catch (cause) {
    throw isClerkError(cause) ? cause : unreadableArguments(operation.name, cause);
  }
  return readResult(operation, await exchange(request), transport);
};

/** A getter or a proxy in an argument can throw anything. */
const unreadableArguments = (name: string, cause: unknown): ConfigError =>
  new ConfigError(
    `The arguments of ${name} cannot be read: a getter or a proxy throws. Pass plain objects.`,
    {
      cause,
    },
  );

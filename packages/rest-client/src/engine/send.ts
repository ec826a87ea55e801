import { buildRequest } from './build-request.ts';
import { checkCallOptions } from './check-call-options.ts';
import { exchange } from './exchange.ts';
import type { Send } from './operation.ts';
import { prepareRequest } from './prepare-request.ts';
import { readResult } from './read-result.ts';

/** Calls an operation: sends one request and reads the result, or lets `compose` make the call. */
export const send: Send = async (transport, operation, args, options) => {
  checkCallOptions(options, operation.name);
  if (operation.compose !== undefined) {
    const { compose, ...rest } = operation;
    return compose(send, transport, rest, args, options);
  }
  const request = prepareRequest(transport, operation, buildRequest(operation, args), options);
  return readResult(operation, await exchange(request));
};

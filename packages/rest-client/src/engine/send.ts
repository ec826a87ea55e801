import type { Send } from '../operation.ts';
import { buildRequest } from './build-request.ts';
import { exchange } from './exchange.ts';
import { readResult } from './read-result.ts';

/** Sends the request of an operation and reads the result, or lets the operation compose them. */
export const send: Send = async (transport, operation, args, options) => {
  const { compose, ...rest } = operation;
  return compose
    ? compose(send, transport, rest, args, options)
    : readResult(operation, await exchange(transport, operation, buildRequest(operation, args), options));
};

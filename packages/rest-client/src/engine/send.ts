import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from '../call-options.ts';
import type { AnyOperation } from '../operation.ts';
import type { Transport } from '../transport.ts';
import { buildRequest } from './build-request.ts';
import { exchange } from './exchange.ts';
import { readResult } from './read-result.ts';

/** Sends the request of an operation, or what it is composed of, and reads the result. */
export async function send(
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options?: CallOptions,
): Promise<ApiResult<unknown> | ApiListResult<unknown>> {
  const { compose } = operation;
  return compose
    ? compose(send, transport, operation, args, options)
    : readResult(operation, await exchange(transport, operation, buildRequest(operation, args), options));
}

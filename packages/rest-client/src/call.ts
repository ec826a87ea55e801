import type { CallOptions } from './engine/call-options.ts';
import type { AnyOperation, ArgumentsOf, ResultOf } from './engine/operation.ts';
import { send } from './engine/send.ts';
import type { Transport } from './engine/transport.ts';

/**
 * Calls one operation without a client, so that a bundle holds only the operations it uses. Resolves to the result;
 * rejects with a `ConfigError` for wrong arguments or options, and for nothing else.
 *
 * @example
 * ```ts
 * import { call, createTransport } from '@x/rest-client';
 * import { getUser } from '@x/rest-client/operations';
 *
 * const fetch = async () => Response.json({ object: 'user', id: 'user_1', first_name: 'Ada' });
 * const transport = createTransport({ secretKey: 'sk_test_1', fetch });
 * const { data } = await call(transport, getUser, ['user_1']);
 * data?.firstName; // => 'Ada'
 * ```
 */
// The engine treats all operations alike. The types of arguments and result come from the operation.
export const call = send as <Op extends AnyOperation>(
  transport: Transport,
  operation: Op,
  args: ArgumentsOf<Op>,
  options?: CallOptions,
) => Promise<ResultOf<Op>>;

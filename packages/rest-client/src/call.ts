import type { CallOptions } from './call-options.ts';
import { send } from './engine/send.ts';
import type { AnyOperation, ArgumentsOf, ResultOf } from './operation.ts';
import type { Transport } from './transport.ts';

/**
 * Calls one operation without a client, so that a bundle holds only the operations it uses.
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
// The engine works on operations whose types it does not know; they are what the operation says.
export const call = send as <Op extends AnyOperation>(
  transport: Transport,
  operation: Op,
  args: ArgumentsOf<Op>,
  options?: CallOptions,
) => Promise<ResultOf<Op>>;

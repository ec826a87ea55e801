import { readArgument } from '@x/errors/internal';
import type { CallOptions } from './engine/call-options.ts';
import { check } from './engine/check.ts';
import { propertyOf } from './engine/key-case.ts';
import type { AnyOperation, ArgumentsOf, ResultOf } from './engine/operation.ts';
import { send } from './engine/send.ts';
import { checkTransport, type Transport } from './engine/transport.ts';

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
export async function call<Op extends AnyOperation>(
  transport: Transport,
  operation: Op,
  args: ArgumentsOf<Op>,
  options?: CallOptions,
): Promise<ResultOf<Op>> {
  checkTransport(transport);
  const isOperation = readArgument('The operation', () =>
    ['name', 'path'].every((name) => typeof propertyOf(operation, name) === 'string'),
  );
  check(isOperation, 'The second argument must be an operation of @x/rest-client/operations', {
    got: operation,
  });
  check(isList(args), 'The third argument must be the list of arguments of the operation', { got: args });
  // The engine treats all operations alike. The type of the result comes from the operation.
  return (await send(transport, operation, args, options)) as ResultOf<Op>;
}

const isList = (value: unknown): value is readonly unknown[] =>
  readArgument('The arguments', () => Array.isArray(value));

import { readArgument } from '@x/errors/internal';
import { type GuardedRequest, recall } from '../core/guarded-request.ts';

/** Returns what the plugin remembered of a request of Fastify. Throws a `ConfigError` for a value that is not one. */
export function recallRaw(request: unknown, caller: string): GuardedRequest {
  return recall(
    readArgument(`The argument of ${caller}`, () => Object(request).raw),
    caller,
  );
}

import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readArgument, readOptions } from '@x/errors/internal';
import { deliveryHeaders } from '../input/delivery-headers.ts';
import { readHeaders, type WebhookHeaders } from '../input/read-headers.ts';
import { randomHex } from '../signature/random-hex.ts';
import type { WebhookStore } from './webhook-store.ts';

/** The options of `handleWebhookOnce`. */
export interface HandleWebhookOnceOptions {
  /** Remembers the deliveries of one endpoint for all machines of an application. */
  store: WebhookStore;
  /** Called for a delivery that was not handled before. */
  handle: () => unknown;
  /**
   * After this time, a delivery whose handler has not ended is handled again: the machine can have crashed. Longer than
   * the slowest handler. Default 60.
   */
  leaseInSeconds?: number | undefined;
}

/** The outcome of a delivery, and the HTTP status to respond with. */
export type HandledWebhook =
  | { outcome: 'handled'; status: 200 }
  /** It was handled before. */
  | { outcome: 'repeated'; status: 200 }
  /** It is being handled elsewhere. The status makes Clerk send it again, in case that fails. */
  | { outcome: 'pending'; status: 409 };

const NAMES: OptionNames<HandleWebhookOnceOptions> = { store: true, handle: true, leaseInSeconds: true };

/**
 * Handles each delivery once, by its id, although Clerk repeats deliveries (decision 032). Verify the request first: before that, anyone
 * can have made the id.
 *
 * Rejects with the error of the handler, after which the next delivery is handled again, and with an error of the store.
 * A handler that has ended just before a crash runs again, so it must tolerate that.
 *
 * @example
 * ```ts
 * import { handleWebhookOnce, signWebhook, type WebhookStore } from '@x/webhooks';
 *
 * declare const store: WebhookStore;
 * const answer = async (request: Request): Promise<Response> => {
 *   const { status } = await handleWebhookOnce(request, { store, handle: () => 'write to the database' });
 *   return new Response(null, { status });
 * };
 * ```
 */
export async function handleWebhookOnce(
  request:
    | Request
    | {
        /** The headers of the delivery, in any form that a server has them. */
        headers: WebhookHeaders;
      },
  options: HandleWebhookOnceOptions,
): Promise<HandledWebhook> {
  const { store, handle, leaseInSeconds } = readHandleOptions(options);
  const id = readId(request);
  const token = await randomHex();
  const claimed: unknown = await store.claim(id, { token, leaseInSeconds });
  switch (claimed) {
    case 'done':
      return { outcome: 'repeated', status: 200 };
    case 'pending':
      return { outcome: 'pending', status: 409 };
    case 'claimed':
      break;
    default:
      throw new ConfigError(
        `store.claim must resolve to "claimed", "pending" or "done", not ${quote(claimed)}.`,
      );
  }
  try {
    await handle();
  } catch (error) {
    await release(store, id, token);
    throw error;
  }
  await store.settle(id, { token, outcome: 'done' });
  return { outcome: 'handled', status: 200 };
}

/** If the store fails as well, the lease ends the claim, and the error of the handler is the one to report. */
async function release(store: WebhookStore, id: string, token: string): Promise<void> {
  try {
    await store.settle(id, { token, outcome: 'failed' });
  } catch {
    // The lease ends the claim.
  }
}

interface HandleSettings extends HandleWebhookOnceOptions {
  leaseInSeconds: number;
}

function readHandleOptions(given: unknown): HandleSettings {
  const { store, handle, leaseInSeconds = 60 } = readOptions(given, NAMES, { owner: 'handleWebhookOnce' });
  if (!isStore(store)) {
    throw new ConfigError('Option "store" must be an object with the functions "claim" and "settle".');
  }
  if (typeof handle !== 'function') {
    throw new ConfigError(`Option "handle" must be a function, not ${quote(handle)}.`);
  }
  if (
    typeof leaseInSeconds !== 'number' ||
    !(leaseInSeconds > 0 && leaseInSeconds < Number.POSITIVE_INFINITY)
  ) {
    throw new ConfigError(`Option "leaseInSeconds" must be a number above 0, not ${quote(leaseInSeconds)}.`);
  }
  return { store, handle, leaseInSeconds };
}

function isStore(store: unknown): store is WebhookStore {
  return readArgument('The option "store"', () => {
    const { claim, settle }: Partial<Record<keyof WebhookStore, unknown>> = Object(store);
    return typeof claim === 'function' && typeof settle === 'function';
  });
}

/** The headers that `verifyWebhook` has verified. */
function readId(request: unknown): string {
  const values = readArgument('The headers of the request', () => readHeaders(Object(request).headers));
  try {
    return deliveryHeaders(values).id;
  } catch (cause) {
    throw new ConfigError('The request lacks the headers of a webhook. Call verifyWebhook first.', { cause });
  }
}

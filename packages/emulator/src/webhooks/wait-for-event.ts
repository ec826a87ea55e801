import { readArgument } from '@x/errors/internal';
import type { WebhookDataByType, WebhookEventOf } from '@x/webhooks';
import { isObject } from '../json/is-object.ts';
import { type Fields, readFields } from '../read-fields.ts';
import { MAXIMUM_TIMEOUT_IN_MS } from '../runtime/maximum-timeout.ts';
import type { CollectionName } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { type EmittedEvent, toEmittedEvent } from './emitted-event.ts';
import { checkEmitted, type EmittedEventType } from './event-types.ts';

/** Some fields of some data, at every level. */
export type PartialData<Data> = Data extends readonly unknown[]
  ? Data
  : Data extends object
    ? { readonly [Name in keyof Data]?: PartialData<Data[Name]> }
    : Data;

/** Which event to wait for, and until when. */
export interface WaitForEventOptions<Type extends EmittedEventType = EmittedEventType> {
  /** Values that the data must have, such as `{ id: 'user_ada' }`. Other fields can have any value. */
  readonly data?: PartialData<WebhookDataByType[Type]> | undefined;
  /** Returns whether an event is the right one. */
  readonly where?: ((event: WebhookEventOf<Type>) => boolean) | undefined;
  /** The id of an event: only later ones count. Default: all that the emulator remembers. */
  readonly after?: string | undefined;
  /** Waits until each endpoint has answered with success, or only until the event has happened. Default `delivered`. */
  readonly until?: 'delivered' | 'emitted' | undefined;
  /** Default 5,000. */
  readonly timeoutInMs?: number | undefined;
}

const FIELDS: Fields<WaitForEventOptions> = {
  data: { isValid: isObject, expected: 'an object such as { id: "user_ada" }' },
  where: { isValid: (value) => typeof value === 'function', expected: 'a function of an event' },
  after: { isValid: (value) => typeof value === 'string', expected: 'the id of an event' },
  until: {
    isValid: (value) => value === 'delivered' || value === 'emitted',
    expected: '"delivered" or "emitted"',
  },
  timeoutInMs: {
    isValid: (value) => typeof value === 'number' && value >= 0 && value <= MAXIMUM_TIMEOUT_IN_MS,
    expected: `a number from 0 to ${MAXIMUM_TIMEOUT_IN_MS}`,
  },
};

const OWNER = 'webhooks.waitFor';

/** An event that did not come in time. It is not a mistake of the caller. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';
}

type Accepts = (event: EmittedEvent) => boolean;

/**
 * Resolves to the first event of a type that the options accept, also if it came before. Rejects with a `ConfigError` for
 * invalid arguments, and with an error that lists the latest events if none comes in time.
 */
export async function waitForEvent<Type extends EmittedEventType>(
  store: Store,
  type: Type,
  given: WaitForEventOptions<Type> = {},
): Promise<EmittedEvent<Type>> {
  checkEmitted(type, `${OWNER}()`);
  // The fields are the same for every type.
  const options = readFields<WaitForEventOptions>(given, FIELDS, { owner: OWNER });
  const { after, until = 'delivered', timeoutInMs = 5_000 } = options;
  const accepts: Accepts = (emitted) =>
    emitted.event.type === type &&
    (until === 'emitted' || emitted.deliveries.every(({ state }) => state === 'delivered')) &&
    includes(emitted.event.data, options.data ?? {}) &&
    (options.where === undefined ||
      readArgument('webhooks.waitFor(): where', () => options.where?.(emitted.event as never)) === true);
  const found = await firstOf(store, { accepts, after, timeoutInMs, type });
  // The event has the type of the argument.
  return found as EmittedEvent<Type>;
}

interface Search {
  readonly accepts: Accepts;
  readonly after: string | undefined;
  readonly timeoutInMs: number;
  readonly type: EmittedEventType;
}

const COLLECTIONS: ReadonlySet<CollectionName> = /* @__PURE__ */ new Set<CollectionName>([
  'webhook_events',
  'webhook_deliveries',
]);

function firstOf(store: Store, search: Search): Promise<EmittedEvent> {
  const { after, accepts, timeoutInMs } = search;
  return new Promise((resolve, reject) => {
    const find = () => eventsAfter(store, after).find(accepts);
    const known = find();
    if (known !== undefined) {
      resolve(known);
      return;
    }
    let isChecking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const check = () => {
      isChecking = false;
      try {
        const event = find();
        if (event !== undefined) finish(() => resolve(event));
      } catch (error) {
        // The test made the mistake, and not the event.
        finish(() => reject(error));
      }
    };
    const stop = store.subscribe(({ collection }) => {
      if (isChecking || !COLLECTIONS.has(collection)) return;
      isChecking = true;
      // An event is stored before its deliveries.
      queueMicrotask(check);
    });
    timer = setTimeout(() => finish(() => reject(timedOut(store, search))), timeoutInMs);
  });
}

function eventsAfter(store: Store, after: string | undefined): readonly EmittedEvent[] {
  const records = store.webhook_events.all();
  const start = after === undefined ? 0 : records.findIndex(({ id }) => id === after) + 1;
  return records.slice(start).map((record) => toEmittedEvent(store, record));
}

/** Whether a value has all the values that another one has. A list must be the same. */
function includes(value: unknown, expected: unknown): boolean {
  if (isObject(value) && isObject(expected)) {
    return Object.entries(expected).every(
      ([name, part]) => part === undefined || includes(value[name], part),
    );
  }
  return value === expected || JSON.stringify(value) === JSON.stringify(expected);
}

function timedOut(store: Store, { type, after, timeoutInMs }: Search): WaitTimeoutError {
  const latest = eventsAfter(store, after).slice(-5).map(describeEvent);
  return new WaitTimeoutError(
    `${OWNER}(): No such ${type} came within ${timeoutInMs} ms. The latest are: ${latest.join(', ') || 'none'}.`,
  );
}

/** Says what the endpoints answered: the usual reason for a wait without an end. */
function describeEvent({ event, deliveries }: EmittedEvent): string {
  const answers = deliveries.map(({ state, attempts }) => {
    const last = attempts.at(-1);
    return last === undefined ? state : `${state}, ${last.status ?? last.error} ${last.detail}`.trim();
  });
  return `${event.type} (${answers.join('; ') || 'no endpoint'})`;
}

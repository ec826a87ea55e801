import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { atomically, withStore } from '../store/atomically.ts';
import type { Instance } from '../store/instance.ts';
import { createEventCollector } from './collect-events.ts';
import { createDeliverer } from './deliverer.ts';
import { type EmitInput, emit, type RequestAttributes, storeDelivery } from './emit.ts';
import { type EmittedEvent, toEmittedEvent } from './emitted-event.ts';
import type { CheckedEndpoint, WebhookEndpointOptions } from './endpoint-options.ts';
import { createEndpoints, subscribes, type WebhookEndpoint } from './endpoints.ts';
import type { EmittedEventType } from './event-types.ts';
import { type WaitForEventOptions, waitForEvent } from './wait-for-event.ts';
import { createWebhookFaults, type WebhookFaults } from './webhook-faults.ts';

/** The webhooks of an emulator. */
export interface Webhooks {
  /** Where webhooks are sent. */
  readonly endpoints: readonly WebhookEndpoint[];
  /** The signing secret of endpoints without a secret of their own. It follows from the secret key. */
  readonly signingSecret: string;
  /** The latest 1,000 events with their deliveries, oldest first. */
  readonly events: readonly EmittedEvent[];
  /** Adds an endpoint. Throws a `ConfigError` for invalid options, and for a URL that is in use. */
  readonly addEndpoint: (endpoint: WebhookEndpointOptions) => WebhookEndpoint;
  /** Removes an endpoint that was added or seeded. Throws a `ConfigError` for any other URL. */
  readonly removeEndpoint: (url: string) => void;
  /**
   * Resolves to the first event of a type that the options accept, also if it came before, when every endpoint has
   * answered with success. Rejects if none comes in time.
   */
  readonly waitFor: <Type extends EmittedEventType>(
    type: Type,
    options?: WaitForEventOptions<Type>,
  ) => Promise<EmittedEvent<Type>>;
  /** Sends an event once more to each endpoint that subscribes to its type. Throws a `ConfigError` for an unknown id. */
  readonly redeliver: (id: string) => EmittedEvent;
  /** Resolves when no delivery is due or under way. Retries that are due later do not count. */
  readonly settled: () => Promise<void>;
  /** Failures of deliveries, on request. */
  readonly faults: WebhookFaults;
}

export interface WebhooksInput {
  readonly instance: Instance;
  readonly endpoints: readonly CheckedEndpoint[];
  readonly signingClock: () => number;
  readonly waitUntil: ((promise: Promise<unknown>) => void) | undefined;
  /** Hears of changes that no request has made. */
  readonly onChange: () => void;
}

/** The webhooks, and what the emulator does with them. */
export interface WebhookControl {
  readonly webhooks: Webhooks;
  /** Runs work on a view of the instance, and emits the events of what it has changed. */
  readonly during: <T>(
    work: (instance: Instance) => T | Promise<T>,
    request?: RequestAttributes,
  ) => Promise<T>;
  /** Sends what has become due, such as after a change of the clock. */
  readonly wake: () => void;
  /** Forgets what is under way, before the records are replaced. */
  readonly interrupt: () => void;
  readonly reset: () => void;
  readonly close: () => void;
}

/** Creates the webhooks of an instance. */
export function createWebhooks({ instance, waitUntil, ...input }: WebhooksInput): WebhookControl {
  const { store } = instance;
  const endpoints = createEndpoints(instance, input.endpoints);
  const { faults, take } = createWebhookFaults();
  const { signingClock, onChange } = input;
  const deliverer = createDeliverer({ instance, endpoints, signingClock, onChange });
  const emission: EmitInput = { instance, endpoints, takeFault: take };
  const wake = () => {
    if (deliverer.wake()) waitUntil?.(deliverer.settled());
  };
  const find = (id: string) => {
    const record = typeof id === 'string' ? store.webhook_events.get(id) : undefined;
    if (record === undefined)
      throw new ConfigError(`webhooks.redeliver(): No event has the id ${quote(id)}.`);
    return record;
  };
  return {
    webhooks: {
      get endpoints() {
        return endpoints.list();
      },
      signingSecret: instance.webhookSecret,
      get events() {
        return store.webhook_events.all().map((record) => toEmittedEvent(store, record));
      },
      addEndpoint: (endpoint) => endpoints.add(endpoint, 'webhooks.addEndpoint'),
      removeEndpoint: (url) => {
        if (typeof url === 'string' && endpoints.remove(url)) return;
        throw new ConfigError(`webhooks.removeEndpoint(): No endpoint with the URL ${quote(url)} was added.`);
      },
      waitFor: (type, options) => waitForEvent(store, type, options),
      redeliver: (id) => {
        const record = find(id);
        const subscribed = endpoints.list().filter((endpoint) => subscribes(endpoint, record.payload.type));
        for (const { url } of subscribed) storeDelivery(instance, record, url);
        wake();
        return toEmittedEvent(store, record);
      },
      settled: deliverer.settled,
      faults,
    },
    during: (work, request) =>
      runUnit(instance, work, (events) => {
        emit(emission, events, request);
        wake();
      }),
    wake,
    interrupt: deliverer.interrupt,
    reset: () => {
      deliverer.interrupt();
      faults.clear();
      endpoints.reset();
    },
    close: deliverer.close,
  };
}

/** Runs a unit of work, and passes on its events. Work that fails changes nothing. */
async function runUnit<T>(
  instance: Instance,
  work: (instance: Instance) => T | Promise<T>,
  pass: (events: ReturnType<ReturnType<typeof createEventCollector>['take']>) => void,
): Promise<T> {
  const collector = createEventCollector(instance);
  const store = instance.store.observe(collector.listener);
  try {
    return await atomically(withStore(instance, store), work);
  } finally {
    passQuietly(() => pass(collector.take()));
  }
}

/** A failure of webhooks never changes an answer. */
function passQuietly(pass: () => void): void {
  try {
    pass();
  } catch {
    // The function `waitUntil` of the caller failed, or a snapshot holds endpoints that are none.
  }
}

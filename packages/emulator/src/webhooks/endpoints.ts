import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import type { Instance } from '../store/instance.ts';
import type { WebhookEndpointRecord } from '../store/webhook-records.ts';
import { type CheckedEndpoint, readEndpoint, type WebhookFetch } from './endpoint-options.ts';
import { matchesPattern } from './event-types.ts';

/** A URL that gets webhooks, as it is. */
export interface WebhookEndpoint {
  /** The URL that gets the webhooks. */
  readonly url: string;
  /** The secret of the signatures: `whsec_...`. */
  readonly signingSecret: string;
  /** Null for all types. */
  readonly events: readonly string[] | null;
  /** True after an answer with the status 410. It gets no webhooks then. */
  readonly isDisabled: boolean;
}

/** The endpoints of an emulator: those of the option `webhooks`, and those in the store. */
export interface Endpoints {
  readonly list: () => readonly WebhookEndpoint[];
  readonly find: (url: string) => WebhookEndpoint | undefined;
  /** Returns null for an endpoint that is reached over the network. */
  readonly fetchOf: (url: string) => WebhookFetch | null;
  readonly add: (given: unknown, owner: string) => WebhookEndpoint;
  /** Returns whether there was one. */
  readonly remove: (url: string) => boolean;
  readonly disable: (url: string) => void;
  /** Enables the endpoints of the option. The store restores its own. */
  readonly reset: () => void;
}

const MAXIMUM = 100;

/** Creates the endpoints. A restart keeps those in the store; the option is stronger. */
export function createEndpoints(instance: Instance, configured: readonly CheckedEndpoint[]): Endpoints {
  const { store } = instance;
  const disabled = new Set<string>();
  const isConfigured = (url: string) => configured.some((endpoint) => endpoint.url === url);
  const list = () => [
    ...configured.map((endpoint) => ({
      url: endpoint.url,
      signingSecret: endpoint.signingSecret ?? instance.webhookSecret,
      events: endpoint.events,
      isDisabled: disabled.has(endpoint.url),
    })),
    ...store.webhook_endpoints
      .all()
      .filter(({ url }) => !isConfigured(url))
      .map((record) => toEndpoint(instance, record)),
  ];
  const find = (url: string) => list().find((endpoint) => endpoint.url === url);
  return {
    list,
    find,
    fetchOf: (url) => configured.find((endpoint) => endpoint.url === url)?.fetch ?? null,
    add: (given, owner) => {
      const endpoint = readEndpoint(given, { owner });
      if (isConfigured(endpoint.url)) throw taken(endpoint.url, owner);
      return toEndpoint(instance, storeEndpoint(instance, endpoint, owner));
    },
    remove: (url) => {
      const record = store.webhook_endpoints.unique({ url });
      if (record !== undefined) store.webhook_endpoints.delete(record.id);
      return record !== undefined;
    },
    disable: (url) => {
      const record = store.webhook_endpoints.unique({ url });
      if (isConfigured(url)) disabled.add(url);
      else if (record !== undefined) {
        store.webhook_endpoints.update(record, { disabled: true, updated_at: instance.now() });
      }
    },
    reset: () => disabled.clear(),
  };
}

/** Stores an endpoint. Throws a `ConfigError` if its URL is in use, or if there are too many. */
export function storeEndpoint(
  { store, now, createId }: Instance,
  { url, signingSecret, events }: CheckedEndpoint,
  owner: string,
): WebhookEndpointRecord {
  if (store.webhook_endpoints.unique({ url }) !== undefined) throw taken(url, owner);
  if (store.webhook_endpoints.size >= MAXIMUM) {
    throw new ConfigError(`${owner}(): An emulator has at most ${MAXIMUM} endpoints.`);
  }
  // The endpoints belong to the app of the instance at the webhook service.
  if (store.svix_app.size === 0) store.svix_app.put({ id: 'svix_app', created_at: now() });
  return store.webhook_endpoints.put({
    id: createId('webhook_endpoints'),
    url,
    signing_secret: signingSecret,
    events,
    disabled: false,
    created_at: now(),
    updated_at: now(),
  });
}

/** Whether an endpoint gets events of a type. */
export function subscribes({ events, isDisabled }: WebhookEndpoint, type: string): boolean {
  return !isDisabled && (events === null || events.some((pattern) => matchesPattern(pattern, type)));
}

function toEndpoint(instance: Instance, record: WebhookEndpointRecord): WebhookEndpoint {
  const { url, signing_secret, events, disabled } = record;
  return { url, signingSecret: signing_secret ?? instance.webhookSecret, events, isDisabled: disabled };
}

function taken(url: string, owner: string): ConfigError {
  return new ConfigError(`${owner}(): The emulator has an endpoint with the URL ${quote(url)} already.`);
}

// Pure
import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions, requireGlobals } from '@x/errors/internal';
import { checkPattern } from './event-types.ts';

/** A URL that gets webhooks. */
export interface WebhookEndpointOptions {
  /** An `http:` or `https:` URL. Each endpoint has another one. */
  readonly url: string;
  /** `whsec_` and base64. Default: the signing secret of the emulator. */
  readonly signingSecret?: string | undefined;
  /** Types such as `user.created`, or patterns such as `user.*`. Default: all. */
  readonly events?: readonly string[] | undefined;
}

/** Sends a request. Every `fetch` is one, and so is the handler of an application in the same process. */
export type WebhookFetch = (request: Request) => Response | Promise<Response>;

/** An endpoint of the option `webhooks`, which can be a function in the same process. */
export interface WebhookOptions extends WebhookEndpointOptions {
  /** Gets the deliveries in place of the network. Default: the global `fetch`. */
  readonly fetch?: WebhookFetch | undefined;
}

/** An endpoint whose options are valid. */
export interface CheckedEndpoint {
  readonly url: string;
  readonly signingSecret: string | null;
  readonly events: readonly string[] | null;
  readonly fetch: WebhookFetch | null;
}

const ENDPOINT_OPTIONS: OptionNames<WebhookEndpointOptions> = {
  url: true,
  signingSecret: true,
  events: true,
};
const WITH_FETCH: OptionNames<WebhookOptions> = { url: true, signingSecret: true, events: true, fetch: true };

interface Place {
  /** The function that messages name. */
  readonly owner: string;
  /** The path of the endpoint, with a dot at its end. */
  readonly prefix?: string;
}

/** Returns the options of an endpoint. Throws a `ConfigError` that quotes neither secrets nor passwords. */
export function readEndpoint(
  given: unknown,
  { owner, prefix = '' }: Place,
  allowsFetch = false,
): CheckedEndpoint {
  const names: OptionNames<WebhookOptions> = allowsFetch
    ? WITH_FETCH
    : (ENDPOINT_OPTIONS as OptionNames<WebhookOptions>);
  const { url, signingSecret, events, fetch } = readOptions<WebhookOptions>(given, names, { owner, prefix });
  const at = `${owner}(): ${prefix}`;
  return {
    url: readUrl(url, at),
    signingSecret: readSecret(signingSecret, at),
    events: readEvents(events, at),
    fetch: readFetch(fetch, at),
  };
}

/** Returns the endpoints of the option `webhooks`. Throws a `ConfigError` for an invalid one. */
export function readEndpoints(given: unknown = []): readonly CheckedEndpoint[] {
  if (!Array.isArray(given)) {
    throw new ConfigError(
      `createEmulator(): webhooks must be a list such as [{ url: "http://localhost:3000/webhooks" }], not ${quote(given)}.`,
    );
  }
  const endpoints = Array.from(given, (endpoint: unknown, index) =>
    readEndpoint(endpoint, { owner: 'createEmulator', prefix: `webhooks[${index}].` }, true),
  );
  const urls = endpoints.map(({ url }) => url);
  const repeated = urls.find((url, index) => urls.indexOf(url) !== index);
  if (repeated !== undefined) {
    throw new ConfigError(`createEmulator(): webhooks has the URL ${quote(repeated)} twice.`);
  }
  return endpoints;
}

const PROTOCOLS: ReadonlySet<string> = /* @__PURE__ */ new Set(['http:', 'https:']);

function readUrl(url: unknown, at: string): string {
  requireGlobals('URL');
  const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
  if (parsed === undefined || !PROTOCOLS.has(parsed.protocol)) {
    throw new ConfigError(
      `${at}url must be a URL such as "http://localhost:3000/webhooks", not ${quote(url)}.`,
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new ConfigError(`${at}url must not contain a user or a password.`);
  }
  return parsed.href;
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Base64 with its padding (RFC 4648, section 4), which every library for webhooks reads, of at least 16 bytes. */
const SECRET = /^whsec_(?=.{22})(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** The message never quotes the secret. */
function readSecret(secret: unknown, at: string): string | null {
  if (secret === undefined) return null;
  if (typeof secret === 'string' && SECRET.test(secret)) return secret;
  throw new ConfigError(`${at}signingSecret must be "whsec_" and base64 of at least 16 bytes.`);
}

function readEvents(events: unknown, at: string): readonly string[] | null {
  if (events === undefined) return null;
  if (!Array.isArray(events) || events.length === 0) {
    throw new ConfigError(`${at}events must be a list such as ["user.created"], not ${quote(events)}.`);
  }
  return events.map((pattern: unknown) => {
    checkPattern(pattern, `${at}events`);
    return pattern;
  });
}

function readFetch(fetch: unknown, at: string): WebhookFetch | null {
  if (fetch === undefined) return null;
  if (typeof fetch !== 'function') {
    throw new ConfigError(`${at}fetch must be a function that takes a Request and returns a Response.`);
  }
  // The answer is checked when it comes.
  return fetch as WebhookFetch;
}

import { type CreateSdk, createOurs } from './sdks.ts';
import { exchangeNonce, SATELLITE, type ServiceOptions, type UsedNonces } from './service.ts';

/** What a browser shows at the end of a navigation. */
export interface Page {
  readonly status: string;
  readonly message: string | null;
}

export interface PendingResponse {
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly page: Page;
}

interface Visit {
  readonly url: URL;
  readonly destination: string;
  readonly cookie: string;
  readonly usedNonces: UsedNonces;
  readonly nowInMs: number;
}

interface Answer {
  readonly response: PendingResponse;
  /** The nonce that the application traded in for this response. */
  readonly usedNonce: string | null;
}

export type Application = (visit: Visit) => Promise<Answer>;

/** The time of the servers, and the SDK that they use. */
export interface ApplicationOptions {
  readonly clockAheadInMs?: number;
  readonly createSdk?: CreateSdk;
}

/**
 * Returns the applications of an instance, which redirect and set cookies as the SDK says. Equal visits are answered
 * once.
 */
export function createApplication(
  options: ServiceOptions,
  { clockAheadInMs = 0, createSdk = createOurs }: ApplicationOptions = {},
): Application {
  let usedNonces: UsedNonces = new Set();
  let usedNonce: string | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const nonce = new URL(new Request(input, init).url).searchParams.get('nonce') ?? '';
    usedNonce = usedNonces.has(nonce) ? null : nonce;
    return exchangeNonce(options, usedNonce);
  };
  const sdk = createSdk(options, fetch);

  const answer = async ({ url, destination, cookie, nowInMs, ...visit }: Visit): Promise<Answer> => {
    usedNonces = visit.usedNonces;
    usedNonce = null;
    const accept = destination === 'empty' ? '*/*' : 'text/html';
    const headers = { 'sec-fetch-dest': destination, accept, ...(cookie !== '' && { cookie }) };
    const authenticate = url.href.startsWith(SATELLITE) ? sdk.satellite : sdk.primary;
    const state = await authenticate(new Request(url, { headers }), nowInMs + clockAheadInMs);
    const response = {
      location: state.headers.get('location'),
      setCookies: state.headers.getSetCookie(),
      page: { status: state.status, message: state.message },
    };
    return { response, usedNonce };
  };

  const answers = new Map<string, Answer>();
  return async (visit) => {
    const { url, destination, cookie, nowInMs } = visit;
    const key = JSON.stringify([url, destination, cookie, nowInMs, [...visit.usedNonces].sort()]);
    const known = answers.get(key) ?? (await answer(visit));
    answers.set(key, known);
    return known;
  };
}

import { createClerkClient } from '@x/backend';
import { INSTANCES } from '../auth-state-random/cases/world.ts';
import { PUBLIC_PEM } from '../reference/hand-made-token.ts';
import { exchangeNonce, type ServiceOptions, type UsedNonces } from './service.ts';

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

/** Returns an application that redirects and sets cookies as the SDK says. Equal visits are answered once. */
export function createApplication(options: ServiceOptions, clockAheadInMs = 0): Application {
  const { secretKey, publishableKey } = INSTANCES[options.instance];
  let usedNonces: UsedNonces = new Set();
  let usedNonce: string | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const nonce = new URL(new Request(input, init).url).searchParams.get('nonce') ?? '';
    usedNonce = usedNonces.has(nonce) ? null : nonce;
    return exchangeNonce(options, usedNonce);
  };
  const clerk = createClerkClient({ secretKey, publishableKey, jwtKey: PUBLIC_PEM, retry: false, fetch });

  const answer = async ({ url, cookie, nowInMs, ...visit }: Visit): Promise<Answer> => {
    usedNonces = visit.usedNonces;
    usedNonce = null;
    const headers = { 'sec-fetch-dest': 'document', accept: 'text/html', ...(cookie !== '' && { cookie }) };
    const currentDate = new Date(nowInMs + clockAheadInMs);
    const state = await clerk.authenticateRequest(new Request(url, { headers }), { currentDate });
    const response = {
      location: state.headers.get('location'),
      setCookies: state.headers.getSetCookie(),
      page: { status: state.status, message: state.message },
    };
    return { response, usedNonce };
  };

  const answers = new Map<string, Answer>();
  return async (visit) => {
    const key = JSON.stringify([visit.url, visit.cookie, visit.nowInMs, [...visit.usedNonces].sort()]);
    const known = answers.get(key) ?? (await answer(visit));
    answers.set(key, known);
    return known;
  };
}

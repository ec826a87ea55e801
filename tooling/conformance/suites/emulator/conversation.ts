import { API_VERSION } from '@tooling/api-description/versions';
import type { Emulator } from '@x/emulator';
import type { ReceivedResponse } from '../../src/description/check-response.ts';

/** A request to the emulator, its purpose, and the response. */
export interface Exchange {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly expectedStatus: number;
  readonly response: ReceivedResponse;
}

export interface AskOptions {
  /** JSON, or a string that is sent unchanged. */
  readonly body?: unknown;
  /** A value of undefined removes a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Default: 200. */
  readonly status?: number;
}

/** Sends a request such as `GET /users?limit=1` and resolves to the JSON of the response. */
export type Ask = (title: string, request: string, options?: AskOptions) => Promise<Json>;

interface Json {
  // Scenarios read the members that they expect; a wrong expectation makes the next request fail.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [key: string]: any;
}

/** Sends requests to an emulator in the same process, and records them with the responses. */
export function createConversation(emulator: Emulator): {
  readonly ask: Ask;
  readonly exchanges: readonly Exchange[];
} {
  const exchanges: Exchange[] = [];
  const ask: Ask = async (title, request, { body, headers, status = 200 } = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const url = `${emulator.url}/v1${path}`;
    const response = await emulator.fetch(url, {
      method,
      headers: headersWith(emulator, body, headers),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    exchanges.push({
      title,
      method,
      url,
      expectedStatus: status,
      response: { status: response.status, headers: response.headers, body: text },
    });
    // A body that is not JSON fails when the exchange is checked.
    return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {};
  };
  return { ask, exchanges };
}

function headersWith(
  emulator: Emulator,
  body: unknown,
  headers: AskOptions['headers'],
): Record<string, string> {
  const all = {
    authorization: `Bearer ${emulator.secretKey}`,
    'clerk-api-version': API_VERSION,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(given);
}

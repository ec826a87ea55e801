import { createClerkClient as createCompat } from '@x/compat';
import { createClerkClient as createLatest } from 'clerk-latest';
import { vi } from 'vitest';
import { programView } from './program-view.ts';

/** The response to a request. Both packages get the same bytes. */
export type Respond = (url: URL) => { readonly status: number; readonly body: string | null };

/** A call of a method, such as `users.getUser`. */
export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What a program sees of a call. */
export type Outcome = { readonly returns: unknown } | { readonly rejects: 'an API error' | 'another error' };

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** Calls methods of one package. */
export type Play = (call: Call, respond: Respond) => Promise<Outcome>;

const isApiError = (error: unknown): boolean => Object(error).constructor.kind === 'ClerkAPIResponseError';

/** Returns what calls the methods of each package. */
export function createPlayers(): { readonly theirs: Play; readonly ours: Play } {
  let respond: Respond = () => ({ status: 204, body: null });
  const fetch = async (input: string | URL | Request) => {
    const { status, body } = respond(new URL(input instanceof Request ? input.url : input));
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
  // The reference has no option for it.
  vi.stubGlobal('fetch', fetch);
  const keys = { secretKey: 'sk_test_1', machineSecretKey: 'ak_1', telemetry: { disabled: true } };
  const playerOf =
    (client: object): Play =>
    async ({ method, args }, answer) => {
      respond = answer;
      const [resource = '', name = ''] = method.split('.');
      const api: object = Reflect.get(client, resource);
      // A function with the name of a method is that method.
      const act = Reflect.get(api, name).bind(api) as Method;
      return act(...args).then(
        (value): Outcome => ({ returns: programView(value) }),
        (error: unknown): Outcome => ({ rejects: isApiError(error) ? 'an API error' : 'another error' }),
      );
    };
  return {
    theirs: playerOf(createLatest(keys)),
    ours: playerOf(createCompat({ ...keys, fetch, retry: false })),
  };
}

/** The same JSON for each request. No content is `undefined`. */
export const always = (json: unknown): Respond => {
  const body = json === undefined ? null : JSON.stringify(json);
  return () => ({ status: body === null ? 204 : 200, body });
};

import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard, type Guarded } from './create-guard.ts';
import type { GuardPolicy } from './guard-options.ts';
import { cookies } from './tokens.test-support.ts';
import { production, type Visit } from './visits.test-support.ts';

/** A visit, and the policy of the guard in front of the handler. */
export interface GuardedVisit extends Visit {
  readonly policy?: GuardPolicy;
  readonly body?: string;
}

export function requestOf({
  url = 'https://app.example.com/notes',
  method = 'GET',
  headers,
  cookies: values,
  body,
}: GuardedVisit): Request {
  const all = { ...headers, ...(values && cookies(values)) };
  return new Request(url, { method, headers: all, ...(body === undefined ? {} : { body }) });
}

/** Resolves to what a guard says about a visit. All types of tokens are accepted if the options say so. */
export function guardVisit(visit: GuardedVisit): Promise<Guarded<'any'>> {
  const { options, ports, policy } = visit;
  const client = createAuthenticateRequest({
    // The type of the state depends on the accepted tokens: a test can accept any.
    options: { ...production, ...options } as typeof production & { acceptsToken: 'any' },
    ports,
  });
  return createGuard(client, policy)(requestOf(visit));
}

/** Resolves to the answer that a visitor gets: that of the guard, or that of a handler. */
export async function answerTo(
  visit: GuardedVisit,
  handler: () => Response = () => new Response('the page'),
): Promise<Response> {
  const { response, finish } = await guardVisit(visit);
  return response ?? finish(handler());
}

/** Removes the parts of an answer that tests of its kind do not look at. */
export const kindOf = ({ status, headers }: Response): string =>
  [status, headers.get('location')?.split('?')[0]].filter(Boolean).join(' ');

import { createClerkClient } from 'clerk-latest';
import { createApi } from '../api.ts';
import { build, instanceOf, variantOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeError, describeState, type Outcome } from '../outcome.ts';
import { perOptions } from './per-options.ts';
import { quietly } from './quietly.ts';

const { setTimeout: wait } = globalThis;
/** It retries loading keys after delays that cannot be configured. */
const setTimeout = (callback: () => void) => wait(callback, 0);

const clientOf = perOptions((options) => createClerkClient({ ...options, telemetry: { disabled: true } }));

/** The decision of the latest `@clerk/backend`. */
export async function decideByLatest(authCase: AuthCase): Promise<Outcome> {
  const api = createApi(instanceOf(authCase), variantOf(authCase));
  // In tests it uses the current global `fetch`, otherwise the `fetch` at import.
  process.env['NODE_ENV'] = 'test';
  return quietly({ fetch: api.fetch, setTimeout }, async () => {
    try {
      const { request, bound, perCall } = build(authCase);
      const state = await clientOf(bound).authenticateRequest(request, { ...perCall });
      return await describeState(state, api.apiRequests);
    } catch (error) {
      return describeError(error, api.apiRequests);
    }
  });
}

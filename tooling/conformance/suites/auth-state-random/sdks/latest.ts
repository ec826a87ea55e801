import { createClerkClient } from 'clerk-latest';
import { createApi } from '../api.ts';
import { build, instanceOf, variantOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeError, describeState, type Outcome } from '../outcome.ts';
import { perOptions } from './per-options.ts';
import { quietly } from './quietly.ts';

const { setTimeout: wait } = globalThis;
/** It retries its loading of keys, after times that can't be chosen. */
const setTimeout = (callback: () => void) => wait(callback, 0);

const clientOf = perOptions((options) => createClerkClient({ ...options, telemetry: { disabled: true } }));

/** What `@clerk/backend` at its latest version decides. */
export async function decideByLatest(authCase: AuthCase): Promise<Outcome> {
  const api = createApi(instanceOf(authCase), variantOf(authCase));
  // In tests it takes the global fetch of the moment, else the one of its start.
  process.env['NODE_ENV'] = 'test';
  return quietly({ fetch: api.fetch, setTimeout }, async () => {
    try {
      const { request, bound, perCall } = build(authCase);
      const state = await clientOf(bound).authenticateRequest(request, { ...perCall });
      return await describeState(state, api.asked);
    } catch (error) {
      return describeError(error, api.asked);
    }
  });
}

import { createClerkClient } from '@x/backend';
import { type Api, createApi } from '../api.ts';
import { build, instanceOf, variantOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeError, describeState, type Outcome } from '../outcome.ts';
import { violationsOf } from '../properties.ts';
import { perOptions } from './per-options.ts';
import { quietly } from './quietly.ts';
import { setTimeout } from './set-timeout.ts';

let api: Api;
const clientOf = perOptions((options) =>
  createClerkClient({ retry: false, ...options, fetch: (...args) => api.fetch(...args) }),
);

/** The decision of ours, with the wiring of `@x/backend`, and the violated properties. */
export async function decideByOurs(authCase: AuthCase): Promise<Outcome> {
  api = createApi(instanceOf(authCase), variantOf(authCase));
  return quietly({ setTimeout }, async () => {
    try {
      const { request, bound, perCall } = build(authCase);
      const client = clientOf(bound);
      const state = await client.authenticateRequest(request, perCall);
      const violations = violationsOf(authCase, state, client.debugRequestState(state));
      const outcome = await describeState(state, api.apiRequests);
      return { ...outcome, rule: state.rule, ...(violations.length > 0 && { violations }) };
    } catch (error) {
      return describeError(error, api.apiRequests);
    }
  });
}

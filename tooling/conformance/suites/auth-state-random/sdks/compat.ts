import { createClerkClient } from '@x/compat';
import { type Api, createApi } from '../api.ts';
import { build, instanceOf, variantOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeError, describeState, type Outcome } from '../outcome.ts';
import { perOptions } from './per-options.ts';
import { quietly } from './quietly.ts';
import { setTimeout } from './set-timeout.ts';

let api: Api;
const clientOf = perOptions((options) =>
  createClerkClient({
    retry: false,
    ...options,
    fetch: (...args: Parameters<Api['fetch']>) => api.fetch(...args),
  } as object),
);

/** The decision of `@x/compat` with its defaults. */
export async function decideByCompat(authCase: AuthCase): Promise<Outcome> {
  api = createApi(instanceOf(authCase), variantOf(authCase));
  return quietly({ setTimeout }, async () => {
    try {
      const { request, bound, perCall } = build(authCase);
      const state = await clientOf(bound).authenticateRequest(request, { ...perCall } as object);
      return await describeState(state as never, api.apiRequests);
    } catch (error) {
      return describeError(error, api.apiRequests);
    }
  });
}

import { createClerkClient } from 'clerk-1.0.1';
import { build } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { describeError, describeState, type Outcome } from '../outcome.ts';
import { perOptions } from './per-options.ts';
import { quietly } from './quietly.ts';

const clientOf = perOptions((options) => createClerkClient({ ...options, telemetry: { disabled: true } }));

/** The decision of `@clerk/backend` 1.0.1, with keys and without a network. */
export async function decideByFirst(authCase: AuthCase): Promise<Outcome> {
  return quietly({}, async () => {
    try {
      const { request, bound, perCall } = build(authCase);
      return await describeState(await clientOf(bound).authenticateRequest(request, { ...perCall }), []);
    } catch (error) {
      return describeError(error, []);
    }
  });
}

import type { Suite } from '../suite.ts';
import { attacks } from './attacks.ts';
import { authFlows } from './auth-flows.ts';
import { authHostile } from './auth-hostile.ts';
import { authObjects } from './auth-objects.ts';
import { authPorts } from './auth-ports.ts';
import { authState } from './auth-state.ts';
import { backend } from './backend.ts';
import { emulatorDigests } from './emulator-digests.ts';
import { emulatorWebhooks } from './emulator-webhooks.ts';
import { errors } from './errors.ts';
import { guard } from './guard.ts';
import { jwksStore } from './jwks-store.ts';
import { jwt } from './jwt.ts';
import { jwtOptions } from './jwt-options.ts';
import { proxy } from './proxy.ts';
import { restClient } from './rest-client.ts';
import { restOperations } from './rest-operations.ts';
import { restResilience } from './rest-resilience.ts';
import { webhooks } from './webhooks.ts';

/** The suites that every runtime runs. */
export const suites: Readonly<Record<string, Suite>> = {
  errors,
  jwt,
  jwtOptions,
  jwksStore,
  attacks,
  restClient,
  restResilience,
  restOperations,
  authState,
  authObjects,
  authFlows,
  authHostile,
  authPorts,
  guard,
  proxy,
  backend,
  webhooks,
  emulatorDigests,
  emulatorWebhooks,
};

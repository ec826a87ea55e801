import type { Rows } from '../functions-of.ts';
import { ADAPTERS } from './adapters.ts';
import { AUTH_STATE } from './auth-state.ts';
import { BACKEND } from './backend.ts';
import { EMULATOR } from './emulator.ts';
import { ERRORS } from './errors.ts';
import { JWT } from './jwt.ts';
import { PROXY } from './proxy.ts';
import { REST_CLIENT } from './rest-client.ts';
import { WEBHOOKS } from './webhooks.ts';

/** Valid arguments of every function that a package exports or creates. */
export const ROWS: readonly Rows[] = [
  ERRORS,
  JWT,
  REST_CLIENT,
  AUTH_STATE,
  WEBHOOKS,
  PROXY,
  BACKEND,
  ADAPTERS,
  EMULATOR,
];

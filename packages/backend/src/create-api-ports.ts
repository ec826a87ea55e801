import { type ApiClientOptions, type ApiPorts, createPorts } from '@x/auth-state';
import { createBackendApiClient } from '@x/rest-client';
import { apiClientOptions } from './api-client-options.ts';
import type { ClerkClientOptions } from './clerk-client-options.ts';

/**
 * Creates the ports that call the Backend API, with the options of the client unless a call names another API. Every call
 * brings its own keys.
 */
export function createApiPorts(bound: ClerkClientOptions): ApiPorts {
  const { machineSecretKey: _, ...options } = apiClientOptions(bound);
  const createClient = (given: ApiClientOptions) => createBackendApiClient({ ...options, ...given });
  return createPorts(createClient, { retry: bound.retry });
}

import { type ApiClientOptions, type ApiPorts, createPorts } from '@x/auth-state';
import { type BackendApiClient, createBackendApiClient } from '@x/rest-client';
import { apiClientOptions } from './api-client-options.ts';
import type { ClerkClientOptions } from './clerk-client-options.ts';

/** The options of a client that a call may change. */
const CALL_OPTIONS = ['apiUrl', 'apiVersion', 'fetch'] as const;

/**
 * Creates the ports that call the Backend API, with the client of the bound options unless a call names another API. Every
 * call brings its own secret key.
 */
export function createApiPorts(bound: ClerkClientOptions, getApi: () => BackendApiClient): ApiPorts {
  const createClient = (given: ApiClientOptions) => {
    const isUnchanged = CALL_OPTIONS.every((name) => (given[name] ?? bound[name]) === bound[name]);
    if (isUnchanged) {
      return getApi();
    }
    // Keys are only sent to the API that they were bound with.
    const { machineSecretKey: _, ...options } = apiClientOptions(bound);
    return createBackendApiClient({ ...options, ...given });
  };
  return createPorts(createClient, { retry: bound.retry });
}

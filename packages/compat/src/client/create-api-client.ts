import type { BackendApiClient, BackendApiClientOptions } from '@x/rest-client';
import { clientOptionNames, createClientWith } from '@x/rest-client/internal';
import { givenOptions } from '../options/given-options.ts';
import { createAccountlessMethods } from './accountless-methods.ts';
import type { ApiClient, CreateBackendApiOptions } from './api-client.ts';
import { bindResources } from './bind-resources.ts';
import { createEmailMethods } from './email-methods.ts';
import { createM2mMethods } from './m2m-methods.ts';
import { createOAuthTokenMethods } from './oauth-token-methods.ts';
import { readAsSent } from './read-as-sent.ts';

/** The JSON of the API stays as it is, and so do the details of errors. */
const AS_SENT = { read: readAsSent, keepsDetails: true };

/** Creates the functions that call the Backend API. Checks the options with the first call. */
export function createApiClient(options: CreateBackendApiOptions): ApiClient {
  const resources = bindResources(deferClient(options), {
    __experimental_accountlessApplications: createAccountlessMethods,
    emails: createEmailMethods,
    idPOAuthAccessToken: createOAuthTokenMethods,
    m2m: (call) => createM2mMethods(options, call),
  });
  // The methods are those of the type: both come from the table of operations.
  return resources as ApiClient;
}

function deferClient(options: CreateBackendApiOptions): () => BackendApiClient {
  let client: BackendApiClient | undefined;
  return () => {
    if (client === undefined) {
      const given = givenOptions<BackendApiClientOptions>(options, clientOptionNames());
      client = createClientWith({ ...given, secretKey: given.secretKey ?? null }, AS_SENT);
    }
    return client;
  };
}

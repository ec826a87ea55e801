import { withPropertiesOf } from '@x/rest-client/internal';
import { bindAuthentication } from './auth/bind-authentication.ts';
import type { RequestStateDebug } from './auth/debug-request-state.ts';
import type { AddedOptions, AuthenticateRequestOptions } from './auth/options.ts';
import type { AuthenticateRequest, RequestState } from './auth/states.ts';
import type { ApiClient, CreateBackendApiOptions } from './client/api-client.ts';
import { createApiClient } from './client/create-api-client.ts';
import { createTokenWith } from './client/create-token-with.ts';
import { createTelemetry, type TelemetryCollector } from './telemetry/create-telemetry.ts';

/** The options of the official SDKs that describe an SDK. They have no effect. */
type SdkOptions = {
  sdkMetadata?: { name: string; version: string; environment?: string };
  /** No telemetry is sent, whatever the options are. */
  telemetry?: { disabled?: boolean; debug?: boolean; samplingRate?: number };
};

/** The options of `createClerkClient`, as in `@clerk/backend`. */
export type ClerkOptions = CreateBackendApiOptions &
  Partial<
    Pick<
      AuthenticateRequestOptions,
      'audience' | 'domain' | 'isSatellite' | 'jwtKey' | 'proxyUrl' | 'publishableKey'
    >
  > &
  AddedOptions &
  SdkOptions;

/** The client of `createClerkClient`, with the methods and names of `@clerk/backend`. */
export type ClerkClient = {
  /** Records and sends nothing. */
  telemetry: TelemetryCollector;
} & ApiClient & {
    /** Resolves to the state of a request, with the options of the client. */
    authenticateRequest: AuthenticateRequest;
    /** Returns the parts of a state that are safe to log. */
    debugRequestState: (params: RequestState) => RequestStateDebug;
  };

/**
 * Creates a client as the reference has it: its methods return values and reject with errors. Checks the options with the
 * first call.
 */
export function createClerkClient(options: ClerkOptions): ClerkClient {
  const given = { ...options };
  const functions = {
    ...bindAuthentication(given, createTokenWith(given)),
    telemetry: createTelemetry(),
  };
  // The official SDKs create a client with each request, and most requests call no operation.
  return withPropertiesOf(functions, () => createApiClient(given));
}

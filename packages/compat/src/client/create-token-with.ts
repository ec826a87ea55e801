import type { CreateBackendApiOptions } from './api-client.ts';
import { createApiClient } from './create-api-client.ts';

/** The request of a new session token. */
export interface SessionTokenCall {
  readonly sessionId: string;
  readonly template?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
}

/** Returns a function that creates session tokens with the key of a request, which can be another than that of the client. */
export function createTokenWith(options: CreateBackendApiOptions) {
  return async (
    { sessionId, template = '', expiresInSeconds }: SessionTokenCall,
    secretKey?: string | null,
  ): Promise<string> => {
    const { sessions } = createApiClient(secretKey ? { ...options, secretKey } : options);
    return (await sessions.getToken(sessionId, template, expiresInSeconds)).jwt;
  };
}

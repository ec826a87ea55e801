import { type BackendApiClient, createBackendApiClient } from '@x/rest-client';
import { createUndiciFetch, type UndiciFetch, type UndiciFetchOptions } from '@x/rest-client/undici';
import { Agent } from 'undici';

const options: UndiciFetchOptions = { connections: 8, keepAliveTimeoutInMs: 10_000 };
const { fetch, close }: UndiciFetch = createUndiciFetch(options);

export const api: BackendApiClient = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
export const withHttp2: UndiciFetch = createUndiciFetch({ dispatcher: new Agent({ allowH2: true }) });
export const end: Promise<void> = close();

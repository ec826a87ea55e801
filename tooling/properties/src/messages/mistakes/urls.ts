import { authenticateRequest } from '@x/auth-state';
import { createClerkClient } from '@x/backend';
import { createTokenVerifier } from '@x/jwt';
import { createBackendApiClient, createTransport } from '@x/rest-client';
import { PUBLISHABLE_KEY, request, SECRET_KEY } from '../../arguments/fixtures.ts';
import { CANARY } from '../../arguments/wrong-values.ts';
import type { Taker } from './keys.ts';

const loadFrom = (options: object) => createTokenVerifier({ jwtKey: null, ...options });

/** The functions that take a URL, by the option. */
export const URL_TAKERS: Readonly<Record<string, Readonly<Record<string, Taker>>>> = {
  apiUrl: {
    createClerkClient: (apiUrl) => createClerkClient({ secretKey: SECRET_KEY, apiUrl }),
    createBackendApiClient: (apiUrl) => createBackendApiClient({ secretKey: SECRET_KEY, apiUrl }),
    createTransport: (apiUrl) => createTransport({ secretKey: SECRET_KEY, apiUrl }),
    createTokenVerifier: (apiUrl) => loadFrom({ secretKey: SECRET_KEY, apiUrl }),
    authenticateRequest: (apiUrl) => authenticateRequest(request(), { secretKey: SECRET_KEY, apiUrl }),
  },
  jwksUrl: {
    createClerkClient: (jwksUrl) => createClerkClient({ secretKey: SECRET_KEY, jwksUrl }),
    createTokenVerifier: (jwksUrl) => loadFrom({ jwksUrl }),
    authenticateRequest: (jwksUrl) => authenticateRequest(request(), { jwksUrl }),
  },
  proxyUrl: {
    createClerkClient: (proxyUrl) =>
      createClerkClient({ secretKey: SECRET_KEY, publishableKey: PUBLISHABLE_KEY, proxyUrl }),
    createTokenVerifier: (proxyUrl) => loadFrom({ publishableKey: PUBLISHABLE_KEY, proxyUrl }),
    authenticateRequest: (proxyUrl) => authenticateRequest(request(), { secretKey: SECRET_KEY, proxyUrl }),
  },
};

const URL = 'https://clerk.example.com/api';

/** Mistakes in a URL. */
export const WRONG_URLS: Readonly<Record<string, () => unknown>> = {
  'double quotation marks': () => `"${URL}"`,
  'single quotation marks': () => `'${URL}'`,
  'a space in front': () => ` ${URL}`,
  'a line break at its end': () => `${URL}\n`,
  'an escaped line break at its end': () => `${URL}\\n`,
  'the word undefined': () => 'undefined',
  'a reference to a variable': () => '$CLERK_URL',
  'a line of an env file': () => `CLERK_URL=${URL}`,
  'a placeholder': () => 'https://clerk...',
  'a wrong scheme': () => 'ftp://clerk.example.com',
  'a scheme with one slash': () => 'https:/clerk.example.com',
  'a scheme without a colon': () => 'https//clerk.example.com',
  'a scheme without a host': () => 'https://',
  'a user and a password': () => `https://ada:${CANARY}@clerk.example.com`,
  'a secret key': () => `sk_test_${CANARY}`,
  'a publishable key': () => PUBLISHABLE_KEY,
  'an object': () => ({ URL }),
  'a list': () => [URL],
  'a promise': () => Promise.resolve(URL),
  'a number': () => 5,
};

import * as restClient from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import * as undici from '@x/rest-client/undici';
import { api, callOptions, clientOptions, fetch, SECRET_KEY, transport, user } from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';

const FUNCTIONS: ArgumentsOf<typeof restClient> = {
  call: () => [transport(), operations.getUser, ['user_1'], callOptions()],
  createBackendApiClient: () => [clientOptions()],
  createTransport: () => [
    {
      secretKey: SECRET_KEY,
      apiUrl: 'https://api.example.com',
      clerkApiVersion: '2026-05-12',
      headers: {},
      fetch,
      timeoutInMs: 1_000,
      retry: false,
    },
  ],
  iterateItems: () => [api.users.getUserList, { limit: 1, offset: 0 }, { ...callOptions(), maxItems: 1 }],
  iteratePages: () => [api.users.getUserList, { limit: 1, offset: 0 }, { ...callOptions(), maxItems: 1 }],
  request: () => [
    transport(),
    { method: 'GET', path: '/users', query: { limit: 1 }, body: undefined },
    callOptions(),
  ],
  fullName: () => [user],
  primaryEmailAddress: () => [{ emailAddresses: [], primaryEmailAddressId: null }],
  primaryPhoneNumber: () => [{ phoneNumbers: [], primaryPhoneNumberId: null }],
  primaryWeb3Wallet: () => [{ web3Wallets: [], primaryWeb3WalletId: null }],
};

const UNDICI: ArgumentsOf<typeof undici> = {
  createUndiciFetch: () => [{ connections: 1, keepAliveTimeoutInMs: 1, dispatcher: undefined }],
};

const METHODS: MethodRows = {
  'api.request': {
    call: api.request,
    args: () => [{ method: 'POST', path: '/users', query: {}, body: {} }, callOptions()],
  },
  'api.withOptions': { call: api.withOptions, args: () => [clientOptions()] },
};

export const REST_CLIENT: Rows = {
  modules: [
    ['@x/rest-client', restClient, FUNCTIONS],
    ['@x/rest-client/undici', undici, UNDICI],
  ],
  methods: METHODS,
  // Those of the method that returns a page, and of the functions in a transport.
  passingOnErrors: ['call', 'iterateItems', 'iteratePages', 'request'],
};

// Pure

/** Names of the wire format: what the browser SDK, the Frontend API and this package tell each other. */
export const constants = {
  Cookies: {
    Session: '__session',
    ClientUat: '__client_uat',
    DevBrowser: '__clerk_db_jwt',
  },
  QueryParameters: {
    DevBrowser: '__clerk_db_jwt',
  },
  Headers: {
    AuthMessage: 'x-clerk-auth-message',
    AuthReason: 'x-clerk-auth-reason',
    AuthStatus: 'x-clerk-auth-status',
    Authorization: 'authorization',
    Cookie: 'cookie',
  },
} as const;

// Pure

// Groups that this package uses are exported on their own as well, so that a bundle holds only the groups that it uses.

const Attributes = {
  AuthToken: '__clerkAuthToken',
  AuthSignature: '__clerkAuthSignature',
  AuthStatus: '__clerkAuthStatus',
  AuthReason: '__clerkAuthReason',
  AuthMessage: '__clerkAuthMessage',
  ClerkUrl: '__clerkUrl',
} as const;

export const Cookies = {
  Session: '__session',
  Refresh: '__refresh',
  ClientUat: '__client_uat',
  DevBrowser: '__clerk_db_jwt',
  Handshake: '__clerk_handshake',
  HandshakeNonce: '__clerk_handshake_nonce',
  RedirectCount: '__clerk_redirect_count',
} as const;

export const QueryParameters = {
  ClerkRedirectUrl: '__clerk_redirect_url',
  ClerkSynced: '__clerk_synced',
  DevBrowser: '__clerk_db_jwt',
  Handshake: '__clerk_handshake',
  HandshakeFormat: 'format',
  HandshakeHelp: '__clerk_help',
  HandshakeNonce: '__clerk_handshake_nonce',
  HandshakeReason: '__clerk_hs_reason',
  LegacyDevBrowser: '__dev_session',
  Session: '__session',
  SuffixedCookies: 'suffixed_cookies',
} as const;

export const Headers = {
  Accept: 'accept',
  AuthMessage: 'x-clerk-auth-message',
  AuthReason: 'x-clerk-auth-reason',
  AuthSignature: 'x-clerk-auth-signature',
  AuthStatus: 'x-clerk-auth-status',
  AuthToken: 'x-clerk-auth-token',
  Authorization: 'authorization',
  CacheControl: 'cache-control',
  ClerkRedirectTo: 'x-clerk-redirect-to',
  ClerkRequestData: 'x-clerk-request-data',
  ClerkUrl: 'x-clerk-clerk-url',
  CloudFrontForwardedProto: 'cloudfront-forwarded-proto',
  ContentSecurityPolicy: 'content-security-policy',
  ContentSecurityPolicyReportOnly: 'content-security-policy-report-only',
  ContentType: 'content-type',
  Cookie: 'cookie',
  EnableDebug: 'x-clerk-debug',
  ForwardedHost: 'x-forwarded-host',
  ForwardedPort: 'x-forwarded-port',
  ForwardedProto: 'x-forwarded-proto',
  Host: 'host',
  Location: 'location',
  Nonce: 'x-nonce',
  Origin: 'origin',
  Referrer: 'referer',
  ReportingEndpoints: 'reporting-endpoints',
  SecFetchDest: 'sec-fetch-dest',
  SecFetchSite: 'sec-fetch-site',
  UserAgent: 'user-agent',
} as const;

/** Values of the query parameter `__clerk_synced`: how far a satellite and its primary have got with their exchange. */
export const ClerkSyncStatus = {
  NeedsSync: 'false',
  Completed: 'true',
} as const;

export const ContentTypes = { Json: 'application/json' } as const;

/** Names that this package shares with the browser SDK and the Frontend API. */
export const constants = {
  Attributes,
  Cookies,
  Headers,
  ContentTypes,
  QueryParameters,
  ClerkSyncStatus,
} as const;

// The names below are not part of `constants`, whose members are those of the reference SDK.

/** Headers of requests. */
export const RequestHeaders = {
  AccessControlRequestMethod: 'access-control-request-method',
  Upgrade: 'upgrade',
} as const;

/** The header that hands a state on within one application. */
export const SEALED_STATE = 'x-clerk-sealed-state';

/** Headers of responses. */
export const ResponseHeaders = {
  AllowCredentials: 'access-control-allow-credentials',
  AllowOrigin: 'access-control-allow-origin',
  RetryAfter: 'retry-after',
  SetCookie: 'set-cookie',
  Vary: 'vary',
  WwwAuthenticate: 'www-authenticate',
} as const;

/** Query parameters of redirects to the Frontend API and to sign-in pages, and of the URLs that they come back to. */
export const RedirectParameters = {
  ApiVersion: '__clerk_api_version',
  OrganizationId: 'organization_id',
  RedirectCount: '__clerk_redirect_count',
  RedirectUrl: 'redirect_url',
} as const;

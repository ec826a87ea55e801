// Pure

/** Every fact that the decision about a session looks at, with its possible values. No value is a secret. */
export const FACT_VALUES = {
  /** Where the token is. Cookies count only without a bearer token in the header. */
  carrier: ['header', 'cookie'],
  /** `foreign`: a token of another class. `stale`: issued before the client last signed in or out. */
  session: ['none', 'malformed', 'foreign', 'stale', 'usable'],
  /** The result of verifying the token. `-`: not verified yet. */
  verified: ['-', 'ok', 'expired', 'not-yet', 'iat-future', 'invalid', 'unavailable'],
  /** The result of the handshake. `-`: not resolved yet. `unavailable`: the Backend API could not resolve it. */
  handshake: ['none', '-', 'signed-in', 'signed-out', 'unusable', 'unavailable'],
  /** Where the handshake is. */
  handshakeIn: ['none', 'cookie', 'query'],
  /** Whether the query has parameters of handshakes that no page must keep, in development. */
  leftovers: ['no', 'yes'],
  /** Whether the browser sends cookies. A browser that comes back from a handshake without cookies keeps none. */
  cookies: ['none', 'some'],
  /** The kind of instance, from the publishable key. `unknown`: there is no publishable key. */
  instance: ['development', 'production', 'unknown'],
  satellite: ['no', 'yes'],
  /** Option `satelliteAutoSync`. */
  autoSync: ['no', 'yes'],
  /** How far a satellite has got with its primary, according to the query. */
  sync: ['none', 'needed', 'completed'],
  /** Whether the cookie `__client_uat` says that a user signed in. */
  clientUat: ['no', 'yes'],
  /** Where the token of the development browser is. */
  devBrowser: ['none', 'cookie', 'query'],
  /** How the browser uses the response. `html`: according to Accept, because Sec-Fetch-Dest is missing. */
  destination: ['document', 'iframe', 'html', 'other'],
  method: ['get', 'other'],
  /** Whether the visitor comes from a page of a satellite. */
  referrer: ['other', 'satellite'],
  /** The handshakes in vain that this navigation has gone through. `many`: one more could take more than six redirects. */
  redirects: ['none', 'some', 'many'],
  /** Whether the query has a count of handshakes, which must not stay in the address bar. */
  mark: ['no', 'yes'],
  refreshCookie: ['no', 'yes'],
  /** The result of refreshing the session. `-`: not refreshed yet. */
  refreshed: ['-', 'ok', 'failed', 'unavailable'],
  /** Whether a satellite, at an allowed origin, waits for an answer. */
  satelliteWaits: ['no', 'yes'],
  /** Whether the path belongs to another organization than the active one. */
  organization: ['same', 'other'],
} as const;

type FactValues = typeof FACT_VALUES;

/** Everything that the tables decide by: small values without secrets. */
export type Facts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

// Pure

/** Every fact that the decision about a session looks at, with the values that it can have. None is a secret. */
export const FACT_VALUES = {
  /** Where the token is: a bearer header, else the cookies count. */
  carrier: ['header', 'cookie'],
  /** `foreign` is a token of another class; `stale` was issued before the client's last change. */
  session: ['none', 'malformed', 'foreign', 'stale', 'usable'],
  /** What came of verifying the token; `-` before it was tried. */
  verified: ['-', 'ok', 'expired', 'not-yet', 'iat-future', 'invalid', 'unavailable'],
  /** What a handshake brought back; `-` before it was looked at. `unavailable`: the API could not be asked. */
  handshake: ['none', '-', 'signed-in', 'signed-out', 'unusable', 'unavailable'],
  /** Where it is. `query-alone` is the nonce of a browser that sends no cookie at all, and so keeps none. */
  handshakeIn: ['none', 'cookie', 'query', 'query-alone'],
  /** By the publishable key; `unknown` without one. */
  instance: ['development', 'production', 'unknown'],
  satellite: ['no', 'yes'],
  /** Option `satelliteAutoSync`. */
  autoSync: ['no', 'yes'],
  /** What the query says of a satellite's exchange with its primary. */
  sync: ['none', 'needed', 'completed'],
  /** Whether the client says that someone signed in (cookie `__client_uat`). */
  clientUat: ['no', 'yes'],
  /** Where the token of the development browser is. */
  devBrowser: ['none', 'cookie', 'query'],
  /** What the response is for. `html` is told by Accept, where the browser does not tell Sec-Fetch-Dest. */
  destination: ['document', 'iframe', 'html', 'other'],
  method: ['get', 'other'],
  /** Whether the visitor comes from a satellite. */
  referrer: ['other', 'satellite'],
  /** Handshakes in a row; after `many`, one more could take the browser over five redirects. */
  redirects: ['none', 'some', 'many'],
  refreshCookie: ['no', 'yes'],
  /** What came of refreshing the session; `-` before it was tried. */
  refreshed: ['-', 'ok', 'failed', 'unavailable'],
  /** Whether a satellite waits for an answer, at an origin that is allowed. */
  satelliteWaits: ['no', 'yes'],
  /** Whether the path is one of another organization than the active one. */
  organization: ['same', 'other'],
} as const;

type FactValues = typeof FACT_VALUES;

export type Facts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

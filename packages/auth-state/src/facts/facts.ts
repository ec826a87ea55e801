// Pure

/** Every fact that the decision looks at, with the values that it can have. No value is a secret. */
export const FACT_VALUES = {
  /** Where the token is: a bearer header, else the cookies count. */
  carrier: ['header', 'cookie'],
  /** `foreign` is a token of another class; `stale` was issued before the client's last change. */
  session: ['none', 'malformed', 'foreign', 'stale', 'usable'],
  /** What came of verifying the token; `-` before it was tried. */
  verified: ['-', 'ok', 'expired', 'not-yet', 'iat-future', 'invalid'],
  /** Whether the client says that someone signed in (cookie `__client_uat`). */
  clientUat: ['no', 'yes'],
  /** Whether a development browser is known. */
  devBrowser: ['no', 'yes'],
  /** By the publishable key; `unknown` without one. */
  instance: ['development', 'production', 'unknown'],
  method: ['get', 'other'],
} as const;

type FactValues = typeof FACT_VALUES;

export type Facts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

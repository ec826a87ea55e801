// Pure

/** Operations for which the client offers less than the description, or that need specific values. */
export interface Deviation {
  readonly operation: string;
  /** Fields of the description that the client cannot send. */
  readonly notOffered?: readonly string[];
  /** Fields that the client requires, although the description does not. */
  readonly required?: readonly string[];
  /** Values for the call. */
  readonly values?: Readonly<Record<string, string>>;
  readonly because: string;
}

export const DEVIATIONS: readonly Deviation[] = [
  {
    operation: 'idPOAuthAccessToken.verify',
    notOffered: ['secret'],
    required: ['access_token'],
    because: 'The description has two names for the same token, and the other name is deprecated.',
  },
  {
    operation: 'miscellaneous.getPublicInterstitial',
    notOffered: ['frontendApi'],
    because: 'The description has two spellings of the same parameter.',
  },
  {
    operation: 'users.getUserOauthAccessToken',
    values: { provider: 'oauth_google' },
    because: 'The client adds the prefix to names that lack it.',
  },
];

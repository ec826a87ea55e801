// Pure

/** Where the client offers less than is described, or what is sampled has to be what it is for. */
export interface Deviation {
  readonly operation: string;
  /** Fields of the description that the client has no way to send. */
  readonly notOffered?: readonly string[];
  /** Fields that the client asks for, though the description does not. */
  readonly required?: readonly string[];
  /** Values to call it with. */
  readonly values?: Readonly<Record<string, string>>;
  readonly because: string;
}

export const DEVIATIONS: readonly Deviation[] = [
  {
    operation: 'idPOAuthAccessToken.verify',
    notOffered: ['secret'],
    required: ['access_token'],
    because: 'The description has two names for the same token, the other one of which is deprecated.',
  },
  {
    operation: 'miscellaneous.getPublicInterstitial',
    notOffered: ['frontendApi'],
    because: 'The description has two spellings of the same parameter.',
  },
  {
    operation: 'users.getUserOauthAccessToken',
    values: { provider: 'oauth_google' },
    because: 'The client puts the prefix before names that lack it.',
  },
];

// Pure

/** An application that no account owns yet. */
export interface AccountlessApplication {
  object: 'accountless_application';
  publishableKey: string;
  secretKey: string;
  /** Where a developer takes it over. */
  claimUrl: string;
  apiKeysUrl: string;
}

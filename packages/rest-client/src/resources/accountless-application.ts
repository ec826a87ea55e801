// Pure

/** An application without an owner. */
export interface AccountlessApplication {
  object: 'accountless_application';
  publishableKey: string;
  secretKey: string;
  /** The page on which a developer claims the application. */
  claimUrl: string;
  apiKeysUrl: string;
}

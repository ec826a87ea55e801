// Pure

/** An application without an owner. */
export interface AccountlessApplication {
  object: 'accountless_application';
  /** `pk_test_...`. */
  publishableKey: string;
  /** `sk_test_...`. */
  secretKey: string;
  /** The page on which a developer claims the application. */
  claimUrl: string;
  /** The page with the keys of the application. */
  apiKeysUrl: string;
}

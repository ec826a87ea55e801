// Pure

/**
 * Returns the host of the account portal, which has Clerk's own sign-in pages: the host of the Frontend API with
 * `accounts.` in place of `clerk.`.
 */
export function accountPortalHost(frontendApiHost: string): string {
  return frontendApiHost
    .replace('clerk.accountsstage.', 'accountsstage.')
    .replace(/clerk\.accounts\.|clerk\./, 'accounts.');
}

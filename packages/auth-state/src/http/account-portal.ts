// Pure
import { originOfHost } from '@x/errors/internal';

/**
 * Returns the origin of the account portal, which has Clerk's own sign-in pages: its host is that of the Frontend API with
 * `accounts.` in place of `clerk.`.
 */
export function accountPortalOrigin(frontendApiHost: string): string | undefined {
  return originOfHost(
    frontendApiHost
      .replace('clerk.accountsstage.', 'accountsstage.')
      .replace(/clerk\.accounts\.|clerk\./, 'accounts.'),
  );
}

// Types of the results: programs that export a result can then name its type (decision 037).
export type { JsonWebKey } from '@x/jwt';
export type { EmulatorExport, EmulatorSnapshot } from './control/backup.ts';
export type { Fault, Faults } from './control/faults.ts';
export type { RateLimit, RateLimits } from './control/rate-limits.ts';
export type { LoggedRequest, WaitOptions } from './control/request-log.ts';
export { createEmulator } from './create-emulator.ts';
export type { OAuthToken } from './create-oauth-token.ts';
export type { Emulator, EmulatorOptions } from './emulator.ts';
export type { PublicJwk } from './keys/signing-key.ts';
export type { NewOAuthToken } from './model/oauth-tokens.ts';
export type { Seed, SeedMember, SeedOrganization, SeedUser } from './seed.ts';
export type { SeedExternalAccount, SeedPasskey } from './seed-accounts.ts';
export type { SeedOrganizationSettings } from './seed-settings.ts';
export type { SignIn, SignInOptions } from './sign-in.ts';
export type { OutboxMessage } from './store/frontend-records.ts';

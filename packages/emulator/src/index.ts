export type { EmulatorExport, EmulatorSnapshot } from './control/backup.ts';
export type { Fault, Faults } from './control/faults.ts';
export type { OutboxMessage } from './control/outbox.ts';
export type { LoggedRequest, WaitOptions } from './control/request-log.ts';
export { createEmulator } from './create-emulator.ts';
export type { Emulator, EmulatorOptions } from './emulator.ts';
export type { PublicJwk } from './keys/signing-key.ts';
export type { Seed, SeedMember, SeedOrganization, SeedUser } from './seed.ts';
export type { SignIn, SignInOptions } from './sign-in.ts';

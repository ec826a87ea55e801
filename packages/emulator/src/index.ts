export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';
export type { PublicJwk } from './keys/signing-key.ts';
export type { Seed, SeedMember, SeedOrganization, SeedUser } from './seed.ts';
export type { SignIn, SignInOptions } from './sign-in.ts';

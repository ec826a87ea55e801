import { encodeBase62 } from '../keys/ids.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

/** API keys and the secret keys of machines have the same prefix. */
export function createMachineSecret({ randomBytes }: Instance): string {
  return `ak_${encodeBase62(randomBytes(24))}`;
}

/** Returns when something ends that is created now, in milliseconds since 1970, or null for no end. */
export function expirationOf(seconds: unknown, { now }: Instance): number | null {
  return typeof seconds === 'number' ? now() + seconds * 1_000 : null;
}

export function isExpired({ expiration }: AnyRecord, { now }: Instance): boolean {
  return typeof expiration === 'number' && expiration <= now();
}

export function isUsable(record: AnyRecord, instance: Instance): boolean {
  return record['revoked'] !== true && !isExpired(record, instance);
}

/** Returns the machine with a secret key, also if the key was replaced and is still valid. */
export function findMachine({ store, now }: Instance, secret: string): AnyRecord | undefined {
  return (
    store.machines.by('secret_key', secret)[0] ??
    store.machines
      .by('previous_secret_key', secret)
      .find((machine) => Number(machine['previous_secret_key_until']) > now())
  );
}

import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import type { JsonWebKey } from '@x/jwt';
import { runtime } from '#runtime';
import { publishableKeyOf } from './client-keys.ts';
import { type EmulatorExport, restoreSnapshot } from './control/backup.ts';
import type { Clock } from './control/clock.ts';
import type { EmulatorOptions } from './emulator.ts';
import { isObject } from './json/is-object.ts';
import { encodeBase62 } from './keys/ids.ts';
import { createKeyRing, type KeyRing } from './keys/key-ring.ts';
import { createSigningKey } from './keys/signing-key.ts';
import { plantRoles } from './model/roles.ts';
import { readAppOrigin, readProductionDomain } from './read-address.ts';
import { readRandomBytes } from './read-functions.ts';
import { plantSeed } from './seed.ts';
import { createIdGenerator, type Instance } from './store/instance.ts';
import { createStore } from './store/store.ts';
import { deriveWebhookSecret } from './webhooks/derive-secret.ts';

interface InstanceContext extends Pick<Instance, 'origin'> {
  readonly clock: Clock;
  /** The keys of an earlier run, for options that are absent. */
  readonly persisted: EmulatorExport | undefined;
}

/** Creates an instance with the records to start with. Rejects with a `ConfigError` for invalid options. */
export async function createInstance(
  { import: given, seed = {}, ...options }: EmulatorOptions,
  { clock, origin, persisted }: InstanceContext,
): Promise<Instance> {
  const imported = readImport(given);
  const { now } = clock;
  const randomBytes =
    options.randomBytes === undefined ? createRandomBytes() : readRandomBytes(options.randomBytes);
  // An option is stronger than what was persisted.
  const keySource = imported ?? (options.signingKey === undefined ? persisted : undefined);
  const keys = await createKeys(keySource, options.signingKey);
  const productionDomain = readProductionDomain(options.productionDomain);
  const secretKey = readSecretKey(
    imported?.secretKey ?? options.secretKey ?? persisted?.secretKey,
    randomBytes,
  );
  const instance: Instance = {
    store: createStore(),
    secretKey,
    webhookSecret: await deriveWebhookSecret(secretKey),
    instanceId: keySource?.instanceId ?? keys.current().kid,
    keys,
    get signingKey() {
      return keys.current();
    },
    now,
    randomBytes,
    createId: createIdGenerator({ now, randomBytes }),
    origin,
    appOrigin: readAppOrigin(options.appOrigin),
    productionDomain,
    publishableKey: () => publishableKeyOf({ origin, productionDomain }),
  };
  if (imported === undefined) {
    plantRoles(instance);
    plantSeed(instance, seed);
  } else {
    restoreSnapshot({ store: instance.store, clock }, imported, 'createEmulator(): import');
  }
  return instance;
}

async function createKeys(
  source: EmulatorExport | undefined,
  signingKey: JsonWebKey | undefined,
): Promise<KeyRing> {
  const current = await createSigningKey(source?.signingKey ?? signingKey);
  const previous = source?.previousSigningKey;
  return createKeyRing(current, previous && (await createSigningKey(previous)));
}

/** A message that says what is wrong with the parts comes from the functions that read them. */
function readImport(given: EmulatorExport | undefined): EmulatorExport | undefined {
  const copy: unknown =
    given === undefined
      ? undefined
      : readArgument('createEmulator(): import', () => (isObject(given) ? { ...given } : given));
  if (copy !== undefined && !isObject(copy)) {
    throw new ConfigError(`createEmulator(): import must be what export() has returned, not ${quote(copy)}.`);
  }
  return copy as EmulatorExport | undefined;
}

function readSecretKey(secretKey: string | undefined, randomBytes: (count: number) => Uint8Array): string {
  if (secretKey === undefined) return `sk_test_${encodeBase62(randomBytes(20))}`;
  if (typeof secretKey === 'string' && /^sk_test_\S+$/.test(secretKey)) return secretKey;
  // The message never quotes the key, which could be a real one.
  throw new ConfigError(
    'createEmulator(): secretKey must start with sk_test_. Never pass the key of a real instance.',
  );
}

/** Takes random bytes from a buffer: a call of the platform for each id would take longer than the rest of the id. */
function createRandomBytes(): (count: number) => Uint8Array {
  const buffer = new Uint8Array(4096);
  let used = buffer.length;
  return (count) => {
    if (count > buffer.length) return runtime.crypto.getRandomValues(new Uint8Array(count));
    if (used + count > buffer.length) {
      runtime.crypto.getRandomValues(buffer);
      used = 0;
    }
    used += count;
    return buffer.slice(used - count, used);
  };
}

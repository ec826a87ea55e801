import type { JsonWebKey } from '@x/jwt';
import { encodeBase64 } from '@x/jwt/internal';
import { runtime } from '#runtime';
import { createApp } from './app.ts';
import { createIdGenerator, encodeBase62 } from './ids.ts';
import type { Instance } from './instance.ts';
import { refuseOtherKeys } from './refuse-other-keys.ts';
import type { FetchHandler } from './runtime/runtime.ts';
import { plantSeed, type Seed } from './seed.ts';
import { type SignIn, type SignInOptions, signIn } from './sign-in.ts';
import { cookieSuffixOf, createSigningKey, type PublicJwk } from './signing-key.ts';
import { createStore } from './store/store.ts';

export interface EmulatorOptions {
  /** Users and organizations to start with, and to go back to at `reset()`. */
  readonly seed?: Seed | undefined;
  /** A port on 127.0.0.1; 0, the default, takes any free one; `false` serves in process only. */
  readonly port?: number | false | undefined;
  /** Must start with `sk_test_`. Random by default. */
  readonly secretKey?: string | undefined;
  /** A private RSA key as a JWK, for tokens that stay valid from run to run. A new one by default. */
  readonly signingKey?: JsonWebKey | undefined;
  /** Milliseconds since 1970. `Date.now` by default. */
  readonly now?: (() => number) | undefined;
  /** Where ids come from. The random numbers of the platform by default. */
  readonly randomBytes?: ((count: number) => Uint8Array) | undefined;
}

/** Checked against the type: a name that is missing here would be refused. */
const optionNames = {
  now: true,
  port: true,
  randomBytes: true,
  secretKey: true,
  seed: true,
  signingKey: true,
} satisfies Record<keyof EmulatorOptions, true>;

export interface Emulator {
  /** Where the Backend API answers: the `apiUrl` of a client. */
  readonly url: string;
  /** Answers in process, by the path alone: the `fetch` of a client. */
  readonly fetch: typeof globalThis.fetch;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** The public key as PEM. */
  readonly jwtKey: string;
  readonly jwks: { readonly keys: readonly PublicJwk[] };
  readonly signIn: (userId: string, options?: SignInOptions | undefined) => Promise<SignIn>;
  /** Back to the seed. Keys stay. */
  readonly reset: () => void;
  /** Stops listening. Does nothing when called again. */
  readonly close: () => Promise<void>;
}

/** Has a dot, as the host in a publishable key must; `.localhost` is never a name on the internet (RFC 6761). */
const inProcessOrigin = 'http://emulator.localhost';

/**
 * Starts a Backend API that keeps its state in memory and signs real session tokens. Rejects with a `TypeError`
 * for options that can't work, and with the system's error when the port is taken.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  refuseOtherKeys('createEmulator(): ', options, Object.keys(optionNames));
  const port = readPort(options.port);
  const clock = options.now ?? Date.now;
  const now = () => Math.floor(clock());
  const randomBytes = options.randomBytes ?? platformRandomBytes;
  let origin = inProcessOrigin;
  const instance: Instance = {
    store: createStore(),
    secretKey: readSecretKey(options.secretKey, randomBytes),
    signingKey: await createSigningKey(options.signingKey),
    now,
    randomBytes,
    createId: createIdGenerator(now, randomBytes),
    origin: () => origin,
  };
  plantSeed(instance, options.seed ?? {});
  const seeded = instance.store.snapshot();

  const app = createApp(instance);
  const listener = port === false ? undefined : await runtime.listen?.((request) => app.fetch(request), port);
  if (listener) origin = listener.url;
  const publishableKey = publishableKeyOf(origin);
  const cookieSuffix = await cookieSuffixOf(publishableKey);
  return {
    url: origin,
    fetch: toFetch((request) => app.fetch(request)),
    secretKey: instance.secretKey,
    publishableKey,
    jwtKey: instance.signingKey.publicPem,
    jwks: { keys: [instance.signingKey.publicJwk] },
    signIn: (userId, signInOptions) => signIn(instance, cookieSuffix, userId, signInOptions),
    reset: () => instance.store.restore(seeded),
    close: async () => listener?.close(),
  };
}

function toFetch(handler: FetchHandler): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    throwIfAborted(request);
    const response = await handler(request);
    throwIfAborted(request);
    return response;
  };
}

/** Some runtimes have requests without a signal, whatever the types say. */
function throwIfAborted({ signal }: { readonly signal?: AbortSignal | undefined }): void {
  if (signal?.aborted) throw signal.reason;
}

function publishableKeyOf(origin: string): string {
  const frontendApi = new TextEncoder().encode(`${new URL(origin).host}$`);
  return `pk_test_${encodeBase64(frontendApi).replace(/=+$/, '')}`;
}

function readPort(port: number | false = 0): number | false {
  if (port !== false && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new TypeError('createEmulator(): port must be a number from 0 to 65535, or false for none.');
  }
  if (port !== false && !runtime.listen) {
    throw new TypeError(
      'createEmulator(): this runtime cannot listen on a port. Pass `port: false`, use its `fetch`.',
    );
  }
  return port;
}

function readSecretKey(secretKey: string | undefined, randomBytes: (count: number) => Uint8Array): string {
  if (secretKey === undefined) return `sk_test_${encodeBase62(randomBytes(20))}`;
  if (/^sk_test_\S+$/.test(secretKey)) return secretKey;
  // The message never repeats what may be a real key.
  throw new TypeError(
    'createEmulator(): secretKey must start with sk_test_. Keep the key of a real instance away.',
  );
}

function platformRandomBytes(count: number): Uint8Array {
  return runtime.crypto.getRandomValues(new Uint8Array(count));
}

import type { JsonWebKey } from '@x/jwt';
import { encodeBase64 } from '@x/jwt/internal';
import { runtime } from '#runtime';
import { answerRequest } from './app.ts';
import { encodeBase62 } from './keys/ids.ts';
import { cookieSuffixOf, createSigningKey, type PublicJwk } from './keys/signing-key.ts';
import { plantRoles } from './model/roles.ts';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
import type { FetchHandler } from './runtime/runtime.ts';
import { plantSeed, type Seed } from './seed.ts';
import { type SignIn, type SignInOptions, signIn } from './sign-in.ts';
import { createIdGenerator, type Instance } from './store/instance.ts';
import { createStore } from './store/store.ts';

export interface EmulatorOptions {
  /** The users and organizations to start with. `reset()` restores them. */
  readonly seed?: Seed | undefined;
  /** A port on 127.0.0.1. 0, the default, takes any free port; `false` serves in process only. */
  readonly port?: number | false | undefined;
  /** Must start with `sk_test_`. Default: a random key. */
  readonly secretKey?: string | undefined;
  /** A private RSA key as a JWK, for tokens that stay valid from run to run. Default: a test key, the same in every run. */
  readonly signingKey?: JsonWebKey | undefined;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** The source of random bytes for ids. Default: the random numbers of the platform. */
  readonly randomBytes?: ((count: number) => Uint8Array) | undefined;
}

/** The names of all options. The type makes the list complete. */
const optionNames = {
  now: true,
  port: true,
  randomBytes: true,
  secretKey: true,
  seed: true,
  signingKey: true,
} satisfies Record<keyof EmulatorOptions, true>;

export interface Emulator {
  /** The origin of the Backend API: the `apiUrl` of a client. */
  readonly url: string;
  /** Answers requests in process and ignores the host of the URL: the `fetch` of a client. */
  readonly fetch: typeof globalThis.fetch;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** The public key as PEM. */
  readonly jwtKey: string;
  readonly jwks: { readonly keys: readonly PublicJwk[] };
  readonly signIn: (userId: string, options?: SignInOptions | undefined) => Promise<SignIn>;
  /** Restores the seed and keeps the keys. */
  readonly reset: () => void;
  /** Stops listening. Further calls do nothing. */
  readonly close: () => Promise<void>;
}

/** The host in a publishable key must contain a dot. `.localhost` never resolves on the internet (RFC 6761). */
const inProcessOrigin = 'http://emulator.localhost';

/**
 * Starts a Backend API that keeps its state in memory and signs real session tokens. Rejects with a `TypeError` for
 * invalid options, and with the error of the operating system if the port is in use.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  rejectUnknownOptions('createEmulator()', options, Object.keys(optionNames));
  const port = readPort(options.port);
  const clock = options.now ?? Date.now;
  const now = () => Math.floor(clock());
  const randomBytes = options.randomBytes ?? createRandomBytes();
  let origin = inProcessOrigin;
  const instance: Instance = {
    store: createStore(),
    secretKey: readSecretKey(options.secretKey, randomBytes),
    signingKey: await createSigningKey(options.signingKey),
    now,
    randomBytes,
    createId: createIdGenerator({ now, randomBytes }),
    origin: () => origin,
  };
  plantRoles(instance);
  plantSeed(instance, options.seed ?? {});
  const seeded = instance.store.snapshot();

  const answer = (request: Request) => answerRequest(instance, request);
  const listener = port === false ? undefined : await runtime.listen?.(answer, port);
  if (listener) origin = listener.url;
  const publishableKey = publishableKeyOf(origin);
  const cookieSuffix = await cookieSuffixOf(publishableKey);
  return {
    url: origin,
    fetch: toFetch(answer),
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

/** Some runtimes create requests without a signal, although the type requires one. */
function throwIfAborted({ signal }: { readonly signal?: AbortSignal | undefined }): void {
  if (signal?.aborted) throw signal.reason;
}

function publishableKeyOf(origin: string): string {
  const frontendApi = new TextEncoder().encode(`${new URL(origin).host}$`);
  return `pk_test_${encodeBase64(frontendApi).replace(/=+$/, '')}`;
}

function readPort(port: number | false = 0): number | false {
  if (port !== false && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new TypeError(
      'createEmulator(): port must be an integer from 0 to 65535, or false to serve in process only.',
    );
  }
  if (port !== false && !runtime.listen) {
    throw new TypeError(
      'createEmulator(): This runtime cannot listen on a port. Pass `port: false` and use `emulator.fetch`.',
    );
  }
  return port;
}

function readSecretKey(secretKey: string | undefined, randomBytes: (count: number) => Uint8Array): string {
  if (secretKey === undefined) return `sk_test_${encodeBase62(randomBytes(20))}`;
  if (/^sk_test_\S+$/.test(secretKey)) return secretKey;
  // The message never quotes the key, which could be a real one.
  throw new TypeError(
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

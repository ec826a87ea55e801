import { encodeBase64 } from '@x/jwt/internal';
import { runtime } from '#runtime';
import { answerRequest } from './app.ts';
import { restoreSnapshot, takeSnapshot } from './control/backup.ts';
import { createClock } from './control/clock.ts';
import type { Controls } from './control/control-app.ts';
import { createFaults } from './control/faults.ts';
import { readOutbox } from './control/outbox.ts';
import { createRequestLog } from './control/request-log.ts';
import { withControls } from './control/with-controls.ts';
import { createInstance } from './create-instance.ts';
import type { Emulator, EmulatorOptions } from './emulator.ts';
import { cookieSuffixOf } from './keys/signing-key.ts';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
import type { FetchHandler } from './runtime/runtime.ts';
import { signIn } from './sign-in.ts';
import type { Instance } from './store/instance.ts';

/** The names of all options. The type makes the list complete. */
const optionNames = {
  host: true,
  import: true,
  now: true,
  port: true,
  randomBytes: true,
  secretKey: true,
  seed: true,
  signingKey: true,
} satisfies Record<keyof EmulatorOptions, true>;

/** The host in a publishable key must contain a dot. `.localhost` never resolves on the internet (RFC 6761). */
const inProcessOrigin = 'http://emulator.localhost';

/**
 * Starts a Backend API that keeps its state in memory and signs real session tokens. Rejects with a `TypeError` for
 * invalid options, and with the error of the operating system if the port is in use.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  rejectUnknownOptions('createEmulator()', options, Object.keys(optionNames));
  const port = readPort(options.port);
  const clock = createClock(options.now ?? Date.now);
  let origin = inProcessOrigin;
  const instance = await createInstance(options, { now: clock.now, origin: () => origin });
  const log = createRequestLog();
  const { faults, take } = createFaults(instance.randomBytes);
  const seeded = instance.store.snapshot();
  const controls = createControls(instance, {
    advance: clock.advance,
    setNow: clock.setNow,
    faults,
    requests: log.requests,
    reset: () => {
      instance.store.restore(seeded);
      clock.reset();
      faults.clear();
      log.clear();
    },
  });
  const answer = withControls({
    answer: (request) => answerRequest(instance, request),
    log,
    takeFault: take,
    controls,
  });
  const listener =
    port === false ? undefined : await runtime.listen?.(answer, { port, host: readHost(options.host) });
  if (listener) origin = listener.url;
  const { origin: _origin, readOutbox: _readOutbox, ...methods } = controls;
  return {
    ...methods,
    ...keysOf(instance),
    get outbox() {
      return readOutbox(instance.store);
    },
    fetch: toFetch(answer),
    waitForRequest: log.waitFor,
    close: async () => listener?.close(),
  };
}

/** What the methods of an emulator and the control API have in common. */
function createControls(
  instance: Instance,
  given: Pick<Controls, 'advance' | 'setNow' | 'faults' | 'requests' | 'reset'>,
): Controls {
  const { store, secretKey, signingKey, now, origin } = instance;
  return {
    ...given,
    origin,
    now,
    readOutbox: () => readOutbox(store),
    signIn: async (userId, options) => {
      const cookieSuffix = await cookieSuffixOf(publishableKeyOf(origin()));
      return signIn(instance, cookieSuffix, userId, options);
    },
    snapshot: () => takeSnapshot(store),
    export: () => ({ ...takeSnapshot(store), secretKey, signingKey: signingKey.privateJwk }),
    restore: (snapshot) => restoreSnapshot(store, snapshot, 'restore()'),
  };
}

/** What a client needs to know of an instance. */
function keysOf({ origin, secretKey, signingKey }: Instance) {
  const url = origin();
  const publishableKey = publishableKeyOf(url);
  return {
    url,
    secretKey,
    publishableKey,
    jwtKey: signingKey.publicPem,
    jwks: { keys: [signingKey.publicJwk] },
    env: {
      CLERK_API_URL: url,
      CLERK_SECRET_KEY: secretKey,
      CLERK_PUBLISHABLE_KEY: publishableKey,
      CLERK_JWT_KEY: signingKey.publicPem,
    },
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

function readHost(host = '127.0.0.1'): string {
  if (typeof host !== 'string' || host === '') {
    throw new TypeError('createEmulator(): host must be an address such as "0.0.0.0".');
  }
  return host;
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

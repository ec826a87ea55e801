import { type OptionNames, readOptions } from '@x/errors/internal';
import { runtime } from '#runtime';
import { answerRequest } from './app.ts';
import { keysOf } from './client-keys.ts';
import { readOffset, restoreSnapshot } from './control/backup.ts';
import { createClock } from './control/clock.ts';
import type { Controls } from './control/control-app.ts';
import { createFaults } from './control/faults.ts';
import { forHosts, rejectTooMany } from './control/handlers.ts';
import { createRateLimiter } from './control/rate-limits.ts';
import { createRequestLog, type RequestLog } from './control/request-log.ts';
import { type WithControlsInput, withControls } from './control/with-controls.ts';
import { createInstance } from './create-instance.ts';
import { createMethods, exportOf } from './create-methods.ts';
import type { Emulator, EmulatorOptions } from './emulator.ts';
import { showToPage } from './frontend/frontend-app.ts';
import type { Journal } from './persistence/journal.ts';
import { type OpenState, openState } from './persistence/open-state.ts';
import { whenSettled } from './persistence/when-settled.ts';
import { type Address, readAddress } from './read-address.ts';
import { readNow } from './read-functions.ts';
import type { FetchHandler } from './runtime/runtime.ts';
import type { Instance } from './store/instance.ts';

const OPTION_NAMES: OptionNames<EmulatorOptions> = {
  allowedHosts: true,
  appOrigin: true,
  host: true,
  import: true,
  now: true,
  persist: true,
  port: true,
  randomBytes: true,
  rateLimits: true,
  secretKey: true,
  seed: true,
  signingKey: true,
};

/** The host in a publishable key must contain a dot. `.localhost` never resolves on the internet (RFC 6761). */
const inProcessOrigin = 'http://emulator.localhost';

/**
 * Starts a Backend API that keeps its state in memory and signs real session tokens. Rejects with a `ConfigError` for
 * invalid options, and with the error of the operating system if the port is in use.
 */
export async function createEmulator(given: EmulatorOptions = {}): Promise<Emulator> {
  const options = readOptions<EmulatorOptions>(given, OPTION_NAMES, { owner: 'createEmulator' });
  const address = readAddress(options);
  const state = await openState(options.persist);
  try {
    return await start(options, address, state);
  } catch (error) {
    await state.close();
    throw error;
  }
}

async function start(options: EmulatorOptions, address: Address, state: OpenState): Promise<Emulator> {
  const clock = createClock(readNow(options.now), readOffset(options.import, 'createEmulator(): import'));
  let origin = inProcessOrigin;
  const { persisted } = state;
  const instance = await createInstance(options, { clock, origin: () => origin, persisted });
  const limiter = createRateLimiter(options.rateLimits, clock.now);
  const { port, host, allowedHosts } = address;
  const log = createRequestLog();
  const { faults, take } = createFaults(instance.randomBytes);
  const { store } = instance;
  const seeded = store.snapshot();
  if (persisted !== undefined) restoreSnapshot({ store, clock }, persisted, 'createEmulator(): persist');
  const journal = state.keep({
    store,
    clock: () => ({ offsetInMs: clock.offsetInMs() }),
    takeExport: () => exportOf(instance, clock),
  });
  await journal.settled();
  const reset = () => {
    store.restore(seeded);
    clock.reset();
    faults.clear();
    limiter.reset();
    log.clear();
  };
  const methods = { ...createMethods({ instance, clock, journal, reset }), faults, requests: log.requests };
  const controls: Controls = {
    ...methods,
    origin: instance.origin,
    allowedHosts,
    readOutbox: store.outbox_messages.all,
  };
  const answer = createAnswer({ instance, limiter, log, take, controls, journal });
  const listener =
    port === false ? undefined : await runtime.listen?.(forHosts(answer, controls), { port, host });
  if (listener) origin = listener.url;
  return {
    ...methods,
    ...keysOf(instance),
    get jwtKey() {
      return keysOf(instance).jwtKey;
    },
    get jwks() {
      return keysOf(instance).jwks;
    },
    get env() {
      return keysOf(instance).env;
    },
    get outbox() {
      return [...store.outbox_messages.all()];
    },
    fetch: toFetch(answer),
    waitForRequest: log.waitFor,
    close: once(async () => {
      await listener?.close();
      await journal.close();
    }),
  };
}

interface AnswerInput {
  readonly instance: Instance;
  readonly limiter: ReturnType<typeof createRateLimiter>;
  readonly log: RequestLog;
  readonly take: WithControlsInput['takeFault'];
  readonly controls: Controls;
  readonly journal: Journal;
}

function createAnswer({ instance, limiter, log, take, controls, journal }: AnswerInput): FetchHandler {
  const answer = whenSettled(
    withControls({
      answer: (request) => rejectTooMany(limiter, request) ?? answerRequest(instance, request),
      log,
      takeFault: take,
      controls,
    }),
    journal,
  );
  return async (request) => showToPage(instance, request, await answer(request));
}

/** Calls a function once, and returns its first result. */
function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
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

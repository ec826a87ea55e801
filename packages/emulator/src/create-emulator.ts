import { type OptionNames, readOptions, requireGlobals } from '@x/errors/internal';
import { runtime } from '#runtime';
import { answerRequest } from './app.ts';
import { keysOf } from './client-keys.ts';
import { readOffset, restoreSnapshot } from './control/backup.ts';
import { createClock } from './control/clock.ts';
import type { Controls } from './control/control-env.ts';
import { createFaults } from './control/faults.ts';
import { forHosts, rejectTooMany } from './control/handlers.ts';
import { createRateLimiter } from './control/rate-limits.ts';
import { createRequestLog, type RequestLog } from './control/request-log.ts';
import { type WithControlsInput, withControls } from './control/with-controls.ts';
import { createInstance } from './create-instance.ts';
import { createMethods, exportOf } from './create-methods.ts';
import type { Emulator, EmulatorOptions } from './emulator.ts';
import { showToPage } from './frontend/frontend-app.ts';
import type { Inspection } from './inspector/inspection.ts';
import { answerInspector, isInspectorPath } from './inspector/inspector-app.ts';
import type { Journal } from './persistence/journal.ts';
import { type OpenState, openState } from './persistence/open-state.ts';
import { holding } from './persistence/under-way.ts';
import { whenSettled } from './persistence/when-settled.ts';
import { type Address, readAddress } from './read-address.ts';
import { readNow, readWaitUntil } from './read-functions.ts';
import { renderOutboxMessage } from './render/outbox-message.ts';
import { GLOBALS, toFetch } from './requests/to-fetch.ts';
import type { FetchHandler } from './runtime/runtime.ts';
import type { OutboxMessage } from './store/frontend-records.ts';
import type { Instance } from './store/instance.ts';
import { type CheckedEndpoint, readEndpoints } from './webhooks/endpoint-options.ts';
import { attributesOf } from './webhooks/request-attributes.ts';
import { createWebhooks, type WebhookControl, type Webhooks } from './webhooks/webhooks.ts';

const OPTION_NAMES: OptionNames<EmulatorOptions> = {
  allowedHosts: true,
  appOrigin: true,
  host: true,
  import: true,
  now: true,
  persist: true,
  port: true,
  productionDomain: true,
  randomBytes: true,
  rateLimits: true,
  secretKey: true,
  seed: true,
  signingKey: true,
  waitUntil: true,
  webhooks: true,
};

/** The host in a publishable key must contain a dot. `.localhost` never resolves on the internet (RFC 6761). */
const inProcessOrigin = 'http://emulator.localhost';

/**
 * Starts a Backend API that keeps its state in memory and signs real session tokens. Rejects with a `ConfigError` for
 * invalid options, and with the error of the operating system if the port is in use.
 */
export async function createEmulator(given: EmulatorOptions = {}): Promise<Emulator> {
  requireGlobals(...GLOBALS);
  const options = readOptions<EmulatorOptions>(given, OPTION_NAMES, { owner: 'createEmulator' });
  const address = readAddress(options);
  const endpoints = readEndpoints(options.webhooks);
  const state = await openState(options.persist);
  try {
    return await start(options, { address, endpoints, state });
  } catch (error) {
    await state.close();
    throw error;
  }
}

interface StartInput {
  readonly address: Address;
  readonly endpoints: readonly CheckedEndpoint[];
  readonly state: OpenState;
}

async function start(options: EmulatorOptions, input: StartInput): Promise<Emulator> {
  const { port, host, allowedHosts } = input.address;
  let origin = inProcessOrigin;
  const { instance, clock, journal, hooks, seeded } = await createParts(options, input, () => origin);
  const { store } = instance;
  const limiter = createRateLimiter(options.rateLimits, clock.now);
  const log = createRequestLog();
  const { faults, take } = createFaults(instance.randomBytes);
  const reset = () => {
    store.restore(seeded);
    hooks.reset();
    clock.reset();
    faults.clear();
    limiter.reset();
    log.clear();
  };
  const methods = {
    ...createMethods({ instance, clock, journal, hooks, reset }),
    faults,
    requests: log.requests,
  };
  const controls: Controls = {
    ...methods,
    origin: instance.origin,
    allowedHosts,
    readOutbox: () => readOutbox(instance),
  };
  const answer = createAnswer({ instance, limiter, log, take, controls, journal, hooks });
  const listener =
    port === false ? undefined : await runtime.listen?.(forHosts(answer, controls), { port, host });
  if (listener) origin = listener.url;
  // Deliveries of an earlier run can be due.
  hooks.wake();
  const close = async () => {
    hooks.close();
    await listener?.close();
    await journal.close();
  };
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
      return envOf(instance, hooks.webhooks);
    },
    get outbox() {
      return readOutbox(instance);
    },
    // A listener waits for its own answers.
    fetch: holding(toFetch(answer), journal),
    waitForRequest: log.waitFor,
    close: once(close),
  };
}

/** Creates what the state of an emulator consists of. */
async function createParts(options: EmulatorOptions, { endpoints, state }: StartInput, origin: () => string) {
  const source = readNow(options.now);
  const waitUntil = readWaitUntil(options.waitUntil);
  const clock = createClock(source, readOffset(options.import, 'createEmulator(): import'));
  const { persisted } = state;
  const instance = await createInstance(options, { clock, origin, persisted });
  const { store } = instance;
  const seeded = store.snapshot();
  if (persisted !== undefined) restoreSnapshot({ store, clock }, persisted, 'createEmulator(): persist');
  const journal = state.keep({
    store,
    clock: () => ({ offsetInMs: clock.offsetInMs() }),
    takeExport: () => exportOf(instance, clock),
  });
  await journal.settled();
  const hooks = createWebhooks({
    instance,
    endpoints,
    waitUntil,
    signingClock: source,
    onChange: () => journal.settled().catch(() => {}),
  });
  return { instance, clock, journal, hooks, seeded };
}

function readOutbox(instance: Instance): readonly OutboxMessage[] {
  return instance.store.outbox_messages.all().map((message) => renderOutboxMessage(instance, message));
}

/** A receiver verifies with the secret of its endpoint: the first one, if several have secrets of their own. */
function envOf(instance: Instance, { endpoints }: Webhooks): Emulator['env'] {
  const { env } = keysOf(instance);
  const [first] = endpoints;
  return first === undefined ? env : { ...env, CLERK_WEBHOOK_SIGNING_SECRET: first.signingSecret };
}

interface AnswerInput {
  readonly instance: Instance;
  readonly limiter: ReturnType<typeof createRateLimiter>;
  readonly log: RequestLog;
  readonly take: WithControlsInput['takeFault'];
  readonly controls: Controls;
  readonly journal: Journal;
  readonly hooks: WebhookControl;
}

function createAnswer(input: AnswerInput): FetchHandler {
  const { instance, limiter, log, take, controls, journal, hooks } = input;
  const callApi: FetchHandler = (request) =>
    hooks.during((view) => answerRequest(view, request), attributesOf(request));
  const inspection: Inspection = {
    instance,
    controls,
    callApi,
    during: hooks.during,
    env: () => envOf(instance, hooks.webhooks),
  };
  const answer = whenSettled(
    withControls({
      answer: (request) => rejectTooMany(limiter, request) ?? callApi(request),
      inspect: (request) =>
        isInspectorPath(new URL(request.url).pathname) ? answerInspector(inspection, request) : undefined,
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

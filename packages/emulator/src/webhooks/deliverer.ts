import { MAXIMUM_TIMEOUT_IN_MS } from '../runtime/maximum-timeout.ts';
import type { WebhookDeliveryRecord } from '../store/webhook-records.ts';
import { type AttemptInput, attempt, giveUp } from './attempt.ts';

export interface DelivererInput extends AttemptInput {
  /** Hears of each change of a delivery. */
  readonly onChange: () => void;
}

/** Sends the pending deliveries of the store when they are due. */
export interface Deliverer {
  /** Sends what is due, soon: never before the caller goes on. Returns whether there is anything to send. */
  readonly wake: () => boolean;
  /** Resolves when nothing is due and nothing is under way. */
  readonly settled: () => Promise<void>;
  /** Breaks off what is under way, and leaves it pending. */
  readonly interrupt: () => void;
  readonly close: () => void;
}

/** An endpoint gets one delivery after another, in order, unless it takes longer than this for its answer. */
const TURN_IN_MS = 1_000;

/** A runtime that stops the work of an ended request stops attempts too. They count as not made after this time. */
const STUCK_AFTER_IN_MS = 60_000;

interface Attempt {
  readonly url: string;
  /** By the clock of the platform: it limits real work. */
  readonly startedAt: number;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Browsers and Workers return a number, which has no `unref`. */
type Timer = ReturnType<typeof setTimeout> & { unref?: () => unknown };

/**
 * Creates the deliverer. Its state is in the store, and nothing waits for another promise: in Workers, a promise can end
 * with the request that created it. See decision 039.
 */
export function createDeliverer(input: DelivererInput): Deliverer {
  const { instance, onChange } = input;
  const attempts = new Map<string, Attempt>();
  let waking: Promise<void> | undefined;
  let timer: Timer | undefined;
  let isClosed = false;

  const pending = () => instance.store.webhook_deliveries.by('state', 'pending');

  const start = (delivery: WebhookDeliveryRecord) => {
    const controller = new AbortController();
    const finish = () => {
      if (attempts.get(delivery.id)?.controller !== controller) return;
      attempts.delete(delivery.id);
      run();
      onChange();
    };
    const done = attempt(input, delivery, controller.signal)
      .catch(() => giveUp(instance, delivery.id))
      .then(finish)
      .catch(() => {});
    attempts.set(delivery.id, { url: delivery.url, startedAt: Date.now(), controller, done });
  };

  const run = () => {
    clearTimeout(timer);
    if (isClosed) return;
    try {
      dropStuck(attempts);
      const { due, nextInMs } = choose(pending(), attempts, instance.now());
      for (const delivery of due) start(delivery);
      timer = nextInMs === undefined ? undefined : wakeAfter(nextInMs, run);
    } catch {
      // The clock of the caller failed. A request reports it.
    }
  };

  const interrupt = () => {
    for (const { controller } of attempts.values()) abort(controller);
    attempts.clear();
  };

  return {
    wake: () => {
      if (isClosed || (waking === undefined && pending().length === 0)) return false;
      waking ??= new Promise((resolve) => {
        setTimeout(() => {
          waking = undefined;
          run();
          resolve();
        });
      });
      return true;
    },
    settled: async () => {
      while (waking !== undefined || attempts.size > 0) {
        await Promise.all([waking, ...[...attempts.values()].map(({ done }) => done)]);
      }
    },
    interrupt,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      interrupt();
    },
  };
}

function dropStuck(attempts: Map<string, Attempt>): void {
  const time = Date.now();
  for (const [id, { startedAt, controller }] of attempts) {
    if (time - startedAt < STUCK_AFTER_IN_MS) continue;
    attempts.delete(id);
    abort(controller);
  }
}

function abort(controller: AbortController): void {
  try {
    controller.abort();
  } catch {
    // In Workers, what a request has started belongs to it.
  }
}

interface Choice {
  /** The deliveries to send now. */
  readonly due: readonly WebhookDeliveryRecord[];
  /** When to look again, or undefined if nothing waits. */
  readonly nextInMs: number | undefined;
}

/** Chooses at most one delivery for each URL whose turn has come. */
function choose(
  pending: readonly WebhookDeliveryRecord[],
  attempts: ReadonlyMap<string, Attempt>,
  now: number,
): Choice {
  const time = Date.now();
  const inTurn = [...attempts.values()].filter(({ startedAt }) => time - startedAt < TURN_IN_MS);
  const busy = new Set(inTurn.map(({ url }) => url));
  const due: WebhookDeliveryRecord[] = [];
  const waits: number[] = [];
  for (const delivery of pending) {
    if (attempts.has(delivery.id)) continue;
    const waitInMs = (delivery.next_attempt_at ?? 0) - now;
    if (waitInMs > 0) waits.push(waitInMs);
    else if (busy.has(delivery.url)) waits.push(TURN_IN_MS);
    else {
      busy.add(delivery.url);
      due.push(delivery);
    }
  }
  return {
    due,
    nextInMs: waits.length === 0 ? undefined : waits.reduce((least, wait) => Math.min(least, wait)),
  };
}

/** A timer that waits for a retry keeps no process alive. */
function wakeAfter(milliseconds: number, run: () => void): Timer {
  const timer: Timer = setTimeout(run, Math.min(milliseconds, MAXIMUM_TIMEOUT_IN_MS));
  timer.unref?.();
  return timer;
}

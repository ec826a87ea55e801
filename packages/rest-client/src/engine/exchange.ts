import { checkDecision, withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { type Attempt, attempt, metaOf } from './attempt.ts';
import type { RetryAttempt } from './call-options.ts';
import { isOk } from './is-ok.ts';
import type { Limits } from './limits.ts';
import type { Outcome } from './outcome.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { readErrors } from './read-errors.ts';
import { retryDelayInMs } from './retry.ts';

/** Methods that have the same effect when they are repeated (RFC 9110, section 9.2.2). */
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);

/**
 * Sends a request, and repeats it after a failure where that is safe. Rejects with a `ConfigError` for a `retry.when` or a
 * `now` that returns a wrong value, and for nothing else.
 */
export function exchange(request: PreparedRequest): Promise<Outcome> {
  const { transport, endpoint, limits } = request;
  const { findMissingGlobal, nowInMs } = transport;
  const missing = findMissingGlobal();
  if (missing !== undefined) {
    const error = apiError(endpoint.name, 'network-error', missing);
    return Promise.resolve({ meta: metaOf(undefined, 0, nowInMs()), error });
  }
  // Most calls end here. An async function would take longer than this promise (decision 035).
  return attempt(request, { attempts: 1, timeoutInMs: limits.timeoutInMs }).then((first) =>
    isFailed(first) ? repeat(request, first) : first,
  );
}

const isFailed = ({ error, meta }: Outcome): boolean => error !== undefined || !isOk(meta);

async function repeat(request: PreparedRequest, first: Attempt): Promise<Outcome> {
  const { transport, limits, callSignal, endsAtInMs } = request;
  const { nowInMs } = transport;
  let last = first;
  let { timeoutInMs } = limits;
  for (let attempts = 2; isFailed(last); attempts++) {
    const leftInMs = endsAtInMs - nowInMs();
    // A request that fails before it is sent fails in the same way again.
    const canRepeat = last.isStarted && !last.isFinal && !callSignal?.aborted;
    const delayInMs = canRepeat ? repeatDelayInMs(request, last, leftInMs) : undefined;
    if (delayInMs === undefined) {
      break;
    }
    await wait(delayInMs, callSignal);
    timeoutInMs = Math.min(timeoutInMs, leftInMs - delayInMs);
    last = await attempt(request, { attempts, timeoutInMs });
  }
  return last;
}

/** Returns the time to wait before a failed request is repeated. Undefined if it is not repeated. */
function repeatDelayInMs(
  { transport, endpoint, limits }: PreparedRequest,
  failed: Attempt,
  leftInMs: number,
): number | undefined {
  const { random } = transport;
  const { name: operation, method, isRetryable: isRead = false } = endpoint;
  const { error, isUnsent, meta } = failed;
  return retryDelayInMs({
    limits,
    meta,
    isRetryable: isRead || isUnsent || IDEMPOTENT_METHODS.has(method),
    isBroken: error !== undefined,
    leftInMs,
    random: random(),
    decide: decisionOf(limits, failed, { operation, method, isUnsent }),
  });
}

/** Returns the decision of `retry.when`. Undefined if the client decides. */
function decisionOf(
  { when }: Limits,
  outcome: Outcome,
  request: Pick<RetryAttempt, 'operation' | 'method' | 'isUnsent'>,
): ((isRetryable: boolean) => boolean) | undefined {
  const { attempts, status, retryAfter } = outcome.meta;
  return (
    when &&
    ((isRetryable) => {
      const [{ code }] = readErrors(request.operation, outcome);
      let isRepeated: unknown;
      try {
        isRepeated = when({ ...request, attempts, status, code, retryAfter, isRetryable });
      } catch {
        // Its failure must not hide the failure of the call.
        return false;
      }
      checkDecision('retry.when', isRepeated);
      return isRepeated;
    })
  );
}

/** Resolves after the delay, or as soon as the signal aborts. */
async function wait(delayInMs: number, signal: AbortSignal | undefined): Promise<void> {
  const never = () => new Promise<void>(() => {});
  await withTimeLimit(never, { limitInMs: delayInMs, signal, onTimeLimit: () => {}, onFailure: () => {} });
}

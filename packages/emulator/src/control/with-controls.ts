import { isPreflight } from '../frontend/cors.ts';
import type { FetchHandler } from '../runtime/runtime.ts';
import { answerControl, CONTROL_PATH } from './control-app.ts';
import type { Controls } from './control-env.ts';
import { errorResponse } from './error-response.ts';
import type { Mishap } from './faults.ts';
import { describeRequest, type RequestLog } from './request-log.ts';
import { tapBody } from './tap-body.ts';

export interface WithControlsInput {
  readonly answer: FetchHandler;
  readonly controls: Controls;
  /** Answers a request of the inspector, and returns undefined for any other. */
  readonly inspect: (request: Request) => Response | Promise<Response> | undefined;
  readonly log: RequestLog;
  readonly takeFault: (method: string, path: string) => Mishap | undefined;
}

/** A connection that a fault closed. A listener closes the real connection for it. */
class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';
  /** The code that Node has for it. */
  readonly code = 'ECONNRESET';

  constructor() {
    super('A fault of the emulator closed the connection.');
  }
}

/** Adds the control API, the inspector, the faults and the log to the handler of an instance. */
export function withControls({ answer, controls, inspect, log, takeFault }: WithControlsInput): FetchHandler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`)) {
      return inspect(request) ?? answerControl(controls, request);
    }
    const tapped = tapBody(request);
    const receivedAt = controls.now();
    // A test counts its faults by the requests that it sends, and not by the preflights that a browser adds.
    const mishap = isPreflight(request) ? undefined : takeFault(request.method, pathname);
    const settling = settle(answer, tapped.request, mishap, request.signal);
    const body = await tapped.readBeginning(settling);
    const settled = await settling;
    const status = settled instanceof Error ? null : settled.status;
    log.add(describeRequest(request, { body, receivedAt, status }));
    if (settled instanceof Error) throw settled;
    return settled;
  };
}

async function settle(
  answer: FetchHandler,
  request: Request,
  mishap: Mishap | undefined,
  signal: AbortSignal | undefined,
): Promise<Response | ConnectionReset> {
  if (mishap === undefined) return answer(request);
  if (mishap.latencyInMs > 0) await wait(mishap.latencyInMs, signal);
  if (mishap.reset) return new ConnectionReset();
  return mishap.status === undefined ? answer(request) : faultResponse(mishap.status, mishap.retryAfter);
}

/** Some runtimes create requests without a signal, although the type requires one. */
function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener('abort', finish);
  });
}

function faultResponse(status: number, retryAfter: number | undefined): Response {
  return errorResponse({ status, code: 'emulated_fault', message: 'A fault of the emulator.', retryAfter });
}

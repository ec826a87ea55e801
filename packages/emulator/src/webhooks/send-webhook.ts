import { parseRetryAfter, redact, withTimeLimit } from '@x/errors/internal';
import { signWebhook } from '@x/webhooks';
import type { WebhookAttemptRecord } from '../store/webhook-records.ts';
import type { WebhookFetch } from './endpoint-options.ts';
import { ATTEMPT_TIMEOUT_IN_MS, type AttemptResult } from './retry-rules.ts';

export interface SendInput {
  readonly url: string;
  readonly signingSecret: string;
  /** Null for the network. */
  readonly fetch: WebhookFetch | null;
  /** The id of the message. It stays the same in every attempt. */
  readonly id: string;
  readonly body: string;
  readonly timestampInSeconds: number;
  readonly signal: AbortSignal;
}

/** The result of an attempt. */
export interface SendResult extends AttemptResult, Pick<WebhookAttemptRecord, 'error' | 'detail'> {}

const NO_ANSWER = { status: null, retryAfter: null, isAborted: false } as const;

/** Sends a signed delivery once, and follows no redirect. Never rejects. */
export function sendWebhook({ url, fetch, body, signal, ...signed }: SendInput): Promise<SendResult> {
  return withTimeLimit<SendResult>(
    async (attemptSignal) => {
      const headers = await headersOf(signed, body);
      const init = { method: 'POST', headers, body, redirect: 'manual', signal: attemptSignal } as const;
      const request = new Request(url, init);
      const response = fetch === null ? await globalThis.fetch(request) : await fetch(request);
      return await readAnswer(response, signed.timestampInSeconds * 1_000);
    },
    {
      limitInMs: ATTEMPT_TIMEOUT_IN_MS,
      onTimeLimit: () => ({ ...NO_ANSWER, error: 'timed-out', detail: '' }),
      onFailure: (reason) => ({ ...NO_ANSWER, error: 'not-reached', detail: describeFailure(reason) }),
      signal,
    },
  );
}

/** Returns the headers of both families: those of Svix, and those of Standard Webhooks. */
async function headersOf(
  { id, signingSecret, timestampInSeconds }: Pick<SendInput, 'id' | 'signingSecret' | 'timestampInSeconds'>,
  body: string,
): Promise<Record<string, string>> {
  const { headers } = await signWebhook(body, { signingSecret, id, timestampInSeconds });
  const standard = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('svix-') ? [[name.replace('svix-', 'webhook-'), value] as const] : [],
  );
  return { ...headers, ...Object.fromEntries(standard), 'user-agent': 'Svix-Webhooks (x-emulator)' };
}

async function readAnswer(response: Response, now: number): Promise<SendResult> {
  if (typeof response?.status !== 'number') throw new TypeError('The function fetch returned no Response.');
  const { status, headers, body } = response;
  const isSuccess = status >= 200 && status <= 299;
  const detail = isSuccess || body === null ? '' : await readBeginning(body);
  // An unread body would keep the connection.
  if (isSuccess) body?.cancel().catch(() => {});
  return {
    status,
    retryAfter: parseRetryAfter(headers.get('retry-after'), now),
    isAborted: headers.get('webhook-delivery') === 'abort-message',
    error: null,
    detail,
  };
}

/** The beginning of a body says what the endpoint objects to. */
const MAXIMUM_DETAIL = 300;

/** How long to wait for it, in milliseconds: the status is known already. */
const DETAIL_TIMEOUT_IN_MS = 1_000;

async function readBeginning(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const read = async () => {
    while (text.length < MAXIMUM_DETAIL) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  };
  const nothing = () => undefined;
  await withTimeLimit<void>(read, {
    limitInMs: DETAIL_TIMEOUT_IN_MS,
    onTimeLimit: nothing,
    onFailure: nothing,
  });
  reader.cancel().catch(() => {});
  return redact(text.slice(0, MAXIMUM_DETAIL));
}

/** Node says "fetch failed", and has the reason in the cause. */
function describeFailure(reason: unknown): string {
  const { cause, message } = Object(reason) as { readonly cause?: unknown; readonly message?: unknown };
  const { code, message: inner } = Object(cause) as { readonly code?: unknown; readonly message?: unknown };
  const known = [code, inner, message].find((part) => typeof part === 'string' && part !== '');
  return redact(typeof known === 'string' ? known : '').slice(0, MAXIMUM_DETAIL);
}

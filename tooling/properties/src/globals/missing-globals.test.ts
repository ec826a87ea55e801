import { isClerkError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import type { Callable } from '../arguments/call-with-wrong-arguments.ts';
import { functionsOf } from '../arguments/functions-of.ts';
import { ADAPTERS } from '../arguments/rows/adapters.ts';
import { AUTH_STATE } from '../arguments/rows/auth-state.ts';
import { EMULATOR } from '../arguments/rows/emulator.ts';
import { PROXY } from '../arguments/rows/proxy.ts';
import { WEBHOOKS } from '../arguments/rows/webhooks.ts';
import { callWithout } from '../messages/mistakes.ts';

/**
 * Globals that test environments and small runtimes lack. `ReadableStream` and `queueMicrotask` are not among them: `Response` and
 * the streams of Node need them themselves.
 */
const GLOBALS = [
  'AbortController',
  'AbortSignal',
  'AbortSignal.any',
  'AbortSignal.timeout',
  'Blob',
  'FormData',
  'Headers',
  'Headers.prototype.getSetCookie',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URL.canParse',
  'URLSearchParams',
  'atob',
  'btoa',
  'crypto',
  'crypto.randomUUID',
  'crypto.subtle',
  'fetch',
  'performance',
  'structuredClone',
] as const;

/** Reasons that blame the token or the key, which are good here. */
const BLAMING = /token-invalid|jwk-invalid|signature|headers-missing|payload-invalid|body-/;

const FUNCTIONS: readonly (readonly [name: string, callable: Callable])[] = [
  WEBHOOKS,
  PROXY,
  AUTH_STATE,
  ADAPTERS,
  EMULATOR,
].flatMap(({ modules, methods = {} }) => [
  ...modules.flatMap((row) =>
    functionsOf(row, []).map(([name, callable]) => [`${row[0]} ${name}`, callable] as const),
  ),
  ...Object.entries(methods),
]);

/** Functions whose rows use globals of their own during the call, such as `Request`. */
const USING_GLOBALS: ReadonlySet<string> = new Set([
  'the proxy with a hostile fetch',
  'the proxy with a hostile client address',
  'response of a fetch handler',
  'source of fetch',
  'handler of fetch',
  '@x/emulator createEmulator',
  'emulator.webhooks.redeliver',
]);

/** Rejects after longer than any call here takes. */
const never = () =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('does not end')), 3_000).unref();
  });

/** Returns what is wrong with the outcome of a call without a global. Undefined if it succeeded, or named the global. */
async function complaintWithout(name: string, { call, args }: Callable): Promise<string | undefined> {
  const given = args();
  let outcome: unknown;
  try {
    outcome = await callWithout(name, () =>
      Promise.race([(call as (...all: readonly unknown[]) => unknown)(...given), never()]),
    );
  } catch (error) {
    const isNamed = isClerkError(error) && error.message.includes(`no global "${name}`);
    return isNamed ? undefined : `throws ${String(Object(error).stack).split('\n').slice(0, 4).join(' |')}`;
  }
  if (outcome instanceof Error) {
    return undefined;
  }
  const { error, errors, reason, message } = Object(outcome);
  const failure = error ?? errors?.[0];
  const text = `${reason} ${message} ${failure?.reason} ${failure?.code} ${failure?.message}`;
  const isNamed = text.includes(`no global "${name}`);
  return !isNamed && ((failure !== undefined && failure !== null) || BLAMING.test(String(reason)))
    ? `fails with ${text}`
    : undefined;
}

describe.each(GLOBALS)('without the global %s', (name) => {
  it('each function succeeds, or names it', async () => {
    const complaints: string[] = [];
    for (const [label, callable] of FUNCTIONS.filter(([label]) => !USING_GLOBALS.has(label))) {
      const complaint = await complaintWithout(name, callable);
      if (complaint !== undefined) {
        complaints.push(`${label}: ${complaint}`);
      }
    }
    expect(complaints).toEqual([]);
  });
});

import type { Case } from '../suite.ts';
import { createScene, type Network, SECRET_KEY } from './scene.ts';
import type { ScriptName } from './scripts.ts';

const FAILED = 'jwk-remote-failed-to-load';
const UNREACHABLE = /could not be reached/;
const SILENT = /did not answer within/;
const NO_JSON = /did not return a JWKS \(HTTP 200\)/;
/** Long enough for two timeouts and the delay between them, but not for three. */
const SHORT_IN_MS = 1_000;

interface Row {
  readonly script: ScriptName | 'down';
  readonly attempts: number;
  readonly message: RegExp;
  readonly reason?: string;
  readonly timeoutInMs?: number;
}

/** The response of a server to every request, the number of requests, and the outcome for a token. */
const ROWS: readonly Row[] = [
  { script: 'down', attempts: 3, message: UNREACHABLE },
  { script: 'reset', attempts: 3, message: UNREACHABLE },
  { script: 'resetInBody', attempts: 3, message: UNREACHABLE },
  { script: 'truncated', attempts: 3, message: UNREACHABLE },
  { script: 'garble', attempts: 3, message: UNREACHABLE },
  { script: 'silence', attempts: 2, message: SILENT, timeoutInMs: SHORT_IN_MS },
  { script: 'silenceInBody', attempts: 2, message: SILENT, timeoutInMs: SHORT_IN_MS },
  { script: 'tooSlow', attempts: 2, message: SILENT, timeoutInMs: SHORT_IN_MS },
  { script: 'tooMany', attempts: 3, message: /HTTP 429/ },
  { script: 'broken', attempts: 3, message: /HTTP 500/ },
  { script: 'unavailable', attempts: 3, message: /HTTP 503/ },
  { script: 'notFound', attempts: 1, message: /HTTP 404/ },
  { script: 'unauthorized', attempts: 1, message: /rejected the secret key/, reason: 'secret-key-invalid' },
  // Browsers hide the status of a redirect that they do not follow.
  { script: 'redirected', attempts: 1, message: /HTTP (302|0)/ },
  { script: 'html', attempts: 1, message: NO_JSON },
  { script: 'empty', attempts: 1, message: NO_JSON },
  { script: 'half', attempts: 1, message: NO_JSON },
  { script: 'flood', attempts: 1, message: NO_JSON },
  { script: 'bomb', attempts: 1, message: NO_JSON },
  { script: 'noKeys', attempts: 1, message: /returned no key that can verify/, reason: 'jwk-remote-invalid' },
  { script: 'retryInAnHour', attempts: 1, message: /HTTP 429/ },
];

/** A client that stops reading receives less than this: a few MB are in buffers of the system. */
const LIMIT_IN_BYTES = 25_000_000;

export const failingLoads = (network: Network, token: string): Case[] =>
  ROWS.map(({ script, attempts, message, reason = FAILED, timeoutInMs }) => ({
    name: `${script}: ${reason} after ${attempts} requests`,
    async run(assert) {
      const { verifier, events, seen } = createScene(network, script, timeoutInMs);
      const before = await seen();
      const { error } = await verifier.verify(token);
      assert.equal(error?.reason, reason);
      assert.ok(message.test(error?.message ?? ''), `the message says what happened: ${error?.message}`);
      assert.equal(
        events.map((event) => [event.error?.reason, event.attempts]),
        [[reason, attempts]],
      );
      const { atInMs, sentByteCount } = await seen();
      const requests = script === 'down' ? 0 : attempts;
      // Some platforms repeat a request when the connection is lost.
      const atMost = message === UNREACHABLE ? requests * 2 : requests;
      assert.ok(
        atInMs.length >= requests && atInMs.length <= atMost,
        `${atInMs.length} requests were received`,
      );
      assert.ok(sentByteCount - before.sentByteCount < LIMIT_IN_BYTES, 'it stops reading');
      assert.ok(
        !`${error?.stack} ${JSON.stringify(error)}`.includes(SECRET_KEY),
        'the error contains no secret',
      );
    },
  }));

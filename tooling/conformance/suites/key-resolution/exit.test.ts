import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Behaviour, hang, ok, status } from '@tooling/misbehaving-server';
import { describe, expect, it } from 'vitest';
import { createInstance, createKey, NOW, setOf } from './instance.ts';

const key = createKey('ins_1');
const keys = ok(setOf(key));
const program = fileURLToPath(new URL('lone-process.mjs', import.meta.url));
const run = promisify(execFile);

const FAILED = 'jwk-remote-failed-to-load';
/** A time limit that a process would exceed by far if a timer kept it running. */
const LONG_IN_MS = 60_000;

/** The name in Node of the connection of a pending request. */
const CONNECTION = 'TCPSocketWrap';

interface Row {
  readonly name: string;
  readonly script: readonly [Behaviour, ...Behaviour[]];
  readonly timeoutInMs?: number;
  /** The operation that hangs from the second load on. It does not keep the process running. */
  readonly hanging?: 'fetch' | 'store';
  readonly outcome?: string;
  /** The resources that are still open when both tokens are verified. */
  readonly resources?: readonly string[];
  readonly requests?: number;
}
const ROWS: readonly Row[] = [
  { name: 'after good answers', script: [keys] },
  { name: 'after failed loads', script: [status(404)], outcome: FAILED },
  { name: 'after silence', script: [hang()], timeoutInMs: 500, outcome: FAILED },
  {
    name: 'while a load behind the answer would wait for Retry-After',
    script: [keys, status(503, { retryAfter: 50 })],
  },
  { name: 'while a fetch behind the answer hangs', script: [keys], hanging: 'fetch', requests: 1 },
  { name: 'while a store behind the answer hangs', script: [keys], hanging: 'store', requests: 1 },
  {
    name: 'but the connection of a fetch that hangs behind the answer, up to the limit',
    script: [keys, hang()],
    timeoutInMs: 6_000,
    resources: [CONNECTION],
  },
];

describe.concurrent('nothing keeps a process alive', { timeout: 40_000 }, () => {
  it.each(ROWS.map((row) => [row.name, row] as const))(
    '%s',
    async (_name, { script, timeoutInMs = LONG_IN_MS, hanging = '', outcome = 'accepted', ...row }) => {
      await using instance = await createInstance(script);
      const { url, requests } = instance.server;
      const args = [program, url, key.token(), `${NOW.getTime()}`, `${timeoutInMs}`, hanging];
      const { stdout } = await run(process.execPath, args, { timeout: 30_000 });
      const [first, second, open] = JSON.parse(stdout);
      expect([first, second]).toEqual([outcome, outcome]);
      expect(open).toEqual(row.resources ?? []);
      expect(requests.length).toBeGreaterThanOrEqual(row.requests ?? 2);
    },
  );
});

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

const FAILED_TWICE = 'jwk-remote-failed-to-load jwk-remote-failed-to-load';
/** A limit that a process would reach by far if a timer kept it. */
const LONG_IN_MS = 60_000;

type Row = readonly [
  name: string,
  script: readonly [Behaviour, ...Behaviour[]],
  timeoutInMs: number,
  output: string,
  atLeastRequests: number,
];
const ROWS: readonly Row[] = [
  ['after a good answer', [keys], LONG_IN_MS, 'accepted accepted', 2],
  ['after bad ones', [status(404)], LONG_IN_MS, FAILED_TWICE, 2],
  ['after silence', [hang()], 500, FAILED_TWICE, 2],
  [
    'while a load behind the answer would wait for Retry-After',
    [keys, status(503, { retryAfter: 50 })],
    LONG_IN_MS,
    'accepted accepted',
    2,
  ],
  ['while a load behind the answer hangs, at its limit', [keys, hang()], 3_000, 'accepted accepted', 2],
];

describe.concurrent('nothing keeps a process alive', { timeout: 40_000 }, () => {
  it.each(ROWS)('%s', async (_name, script, timeoutInMs, output, requests) => {
    await using instance = await createInstance(script);
    const args = [program, instance.server.url, key.token(), String(NOW.getTime()), String(timeoutInMs)];
    const { stdout } = await run(process.execPath, args, { timeout: 30_000 });
    expect(stdout).toBe(output);
    expect(instance.server.requests.length).toBeGreaterThanOrEqual(requests);
  });
});

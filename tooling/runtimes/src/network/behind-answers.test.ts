import { createMisbehavingServer, ok, slowly } from '@tooling/misbehaving-server';
import { describe, expect, it } from 'vitest';
import { KEYS, OTHER_KEYS, START, startEdgeRuntime, startWorker } from './isolates.ts';

const MINUTE = 60_000;
const REQUESTS = 15;
const LATENCIES_IN_MS = [50, 300];

const pause = (inMs: number) => new Promise((resolve) => setTimeout(resolve, inMs));

describe.each(LATENCIES_IN_MS)(
  'a reload behind an answer, from an endpoint that takes %i ms',
  (latencyInMs) => {
    it.each([
      ['finishes every time with waitUntil', 'wait', REQUESTS],
      ['is replaced by one that is waited for, without waitUntil', 'none', Math.floor(REQUESTS / 2)],
    ])('in workerd %s', async (_name, option, leastLoads) => {
      const server = await createMisbehavingServer(slowly(latencyInMs, ok(KEYS)));
      await using worker = await startWorker(`${server.url}/jwks`);
      const first = await worker.answer(`now=${START}&${option}`);
      expect(first).toMatchObject({ outcome: 'accepted', finishedLoads: 1 });
      for (let count = 1; count <= REQUESTS; count++) {
        const query = `now=${START + count * 6 * MINUTE}&${option}`;
        const { outcome } = await worker.answer(query);
        expect(outcome).toBe('accepted');
        if (option === 'wait') {
          const loads = async () => (await worker.answer(query)).finishedLoads;
          await expect.poll(loads).toBe(1 + count);
        } else {
          await pause(latencyInMs + 100);
        }
      }
      const last = await worker.answer(`now=${START + REQUESTS * 6 * MINUTE}&${option}`);
      const reloads = last.finishedLoads - 1;
      console.info(`workerd, ${latencyInMs} ms, ${option}: ${reloads} of ${REQUESTS} reloads finished`);
      expect(reloads).toBeGreaterThanOrEqual(leastLoads);
      await server.close();
    });

    it.each([
      ['has finished when the work of waitUntil has ended', 'wait', REQUESTS, REQUESTS],
      // On a busy machine, some finish by chance.
      ['has not finished by then if waitUntil is not called with it', 'none', 0, REQUESTS / 2],
    ])('in the Edge Runtime %s', async (_name, option, leastLoads, mostLoads) => {
      const server = await createMisbehavingServer(slowly(latencyInMs, ok(KEYS)));
      await using isolate = await startEdgeRuntime(`${server.url}/jwks`);
      expect((await isolate.answer(`now=${START}&${option}`)).finishedLoads).toBe(1);
      let finished = 0;
      for (let count = 1; count <= REQUESTS; count++) {
        const query = `now=${START + count * 6 * MINUTE}&${option}`;
        const { outcome, finishedLoads, waitUntil } = await isolate.answer(query);
        expect(outcome).toBe('accepted');
        await waitUntil();
        const after = await isolate.answer(query);
        finished += after.finishedLoads - finishedLoads;
        await pause(latencyInMs + 100);
      }
      console.info(`edge-runtime, ${latencyInMs} ms, ${option}: ${finished} of ${REQUESTS} reloads finished`);
      expect(finished).toBeGreaterThanOrEqual(leastLoads);
      expect(finished).toBeLessThanOrEqual(mostLoads);
      await server.close();
    });
  },
);

describe.each([
  ['workerd', startWorker],
  ['the Edge Runtime', startEdgeRuntime],
] as const)('a client per request in %s', (_name, start) => {
  it('notices a withdrawn key after the soft age, behind an answer', async () => {
    let keys = KEYS;
    const server = await createMisbehavingServer(() => slowly(100, ok(keys)));
    await using isolate = await start(`${server.url}/jwks`);
    for (let count = 0; count < 5; count++) {
      expect((await isolate.answer(`now=${START}&wait&client`)).outcome).toBe('accepted');
    }
    expect(server.requests).toHaveLength(1);
    keys = OTHER_KEYS;
    const served = await isolate.answer(`now=${START + 6 * MINUTE}&wait&client`);
    expect(served.outcome).toBe('accepted');
    const after = async () => (await isolate.answer(`now=${START + 6 * MINUTE}&wait&client`)).outcome;
    await expect.poll(after).toBe('jwk-kid-mismatch');
    await server.close();
  });

  it('notices a withdrawn key one cool-down later without waitUntil', async () => {
    let keys = KEYS;
    const server = await createMisbehavingServer(() => slowly(100, ok(keys)));
    await using isolate = await start(`${server.url}/jwks`);
    expect((await isolate.answer(`now=${START}&client`)).outcome).toBe('accepted');
    keys = OTHER_KEYS;
    for (const inMs of [5 * MINUTE, 5 * MINUTE + 30_000]) {
      await isolate.answer(`now=${START + inMs}&client`);
      await pause(200);
    }
    const after = async () => (await isolate.answer(`now=${START + 5 * MINUTE + 30_001}&client`)).outcome;
    await expect.poll(after).toBe('jwk-kid-mismatch');
    await server.close();
  });
});

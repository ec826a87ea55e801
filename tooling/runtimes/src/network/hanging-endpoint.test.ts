import {
  type Behaviour,
  createMisbehavingServer,
  hang,
  hangInBody,
  ok,
  slowly,
} from '@tooling/misbehaving-server';
import { describe, expect, it } from 'vitest';
import { TIME_LIMIT_IN_MS } from './behind-answers.ts';
import { KEYS, START, startEdgeRuntime, startWorker, type TimedAnswer } from './isolates.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const REQUESTS = 12;

const HANGS: ReadonlyArray<readonly [name: string, does: Behaviour]> = [
  ['says nothing', hang()],
  ['stops in the middle', hangInBody(KEYS)],
];

/** Far below any time limit. Most of it is for a busy machine. */
const BRIEFLY_IN_MS = TIME_LIMIT_IN_MS / 2;

const longOnes = (answers: readonly TimedAnswer[]) =>
  answers.filter(({ tookInMs }) => tookInMs > BRIEFLY_IN_MS);

describe.concurrent.each([
  ['workerd', startWorker],
  ['the Edge Runtime', startEdgeRuntime],
] as const)('in %s', (runtime, start) => {
  describe.each(HANGS)('while the endpoint %s', (name, does) => {
    it.each([
      ['over an hour old', 'wait', HOUR + MINUTE, 0, 0],
      ['over an hour old, without waitUntil', 'none', HOUR + MINUTE, 0, 0],
      // A request can wait in place of the one whose load was cut: once per soft age of five minutes.
      ['of ten minutes, a minute apart', 'wait', 10 * MINUTE, MINUTE, 0],
      ['of ten minutes, a minute apart, without waitUntil', 'none', 10 * MINUTE, MINUTE, 3],
    ])('keys %s are served without a wait', async (_name, option, ageInMs, stepInMs, mostLongOnes) => {
      const server = await createMisbehavingServer(ok(KEYS));
      await using isolate = await start(`${server.url}/jwks`);
      expect((await isolate.answer(`now=${START}&${option}`)).outcome).toBe('accepted');
      server.behave(does);
      const answers: TimedAnswer[] = [];
      for (let count = 0; count < REQUESTS; count++) {
        answers.push(await isolate.answer(`now=${START + ageInMs + count * stepInMs}&${option}`));
      }
      const slowest = Math.max(...answers.map(({ tookInMs }) => tookInMs));
      console.info(
        `${runtime}, ${name}, ${option}: ${longOnes(answers).length} of ${REQUESTS} wait; ${slowest.toFixed(0)} ms`,
      );
      expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'accepted'));
      expect(longOnes(answers).length).toBeLessThanOrEqual(mostLongOnes);
      expect(slowest).toBeLessThan(TIME_LIMIT_IN_MS + BRIEFLY_IN_MS);
      await server.close();
    });
  });

  it.each(['wait', 'none'])(
    'unknown key ids cause one load per cool-down of a slow endpoint (%s)',
    async (option) => {
      const server = await createMisbehavingServer(ok(KEYS));
      await using isolate = await start(`${server.url}/jwks`);
      await isolate.answer(`now=${START}&${option}`);
      server.behave(slowly(2_100, ok(KEYS)));
      for (let inMs = 30 * SECOND; inMs < 120 * SECOND; inMs += 2 * SECOND) {
        const { outcome } = await isolate.answer(`now=${START + inMs}&${option}&stray`);
        expect(outcome).toBe('jwk-kid-mismatch');
      }
      expect(server.requests).toHaveLength(1 + 3);
      await server.close();
    },
  );
});

describe.concurrent('a cold start in workerd whose load is cut with its request', () => {
  it('does not make the next request wait for that load', async () => {
    const server = await createMisbehavingServer(slowly(1_000, ok(KEYS)));
    await using isolate = await startWorker(`${server.url}/jwks`);
    expect((await isolate.answer(`now=${START}&hurry=100`)).outcome).toBe('late');
    const next = await isolate.answer(`now=${START + 100}`);
    console.info(`workerd, cold: the next request takes ${next.tookInMs.toFixed(0)} ms`);
    expect(next.outcome).toBe('accepted');
    // The rest of the short cool-down, and its own load.
    expect(next.tookInMs).toBeLessThan(2_000 + BRIEFLY_IN_MS);
    await server.close();
  });

  it('causes at most one load per second', async () => {
    const server = await createMisbehavingServer(hang());
    await using isolate = await startWorker(`${server.url}/jwks`);
    for (let count = 0; count < 10; count++) {
      // In less time than the cool-down of the load before has left, or the request would start one after it.
      expect((await isolate.answer(`now=${START + count * 500}&hurry=300`)).outcome).toBe('late');
    }
    expect(server.requests.length).toBeGreaterThanOrEqual(4);
    expect(server.requests.length).toBeLessThanOrEqual(5);
    await server.close();
  });

  it('is over when the endpoint answers, although every request gives up early', async () => {
    const server = await createMisbehavingServer(hang());
    await using isolate = await startWorker(`${server.url}/jwks`);
    expect((await isolate.answer(`now=${START}&hurry=2000`)).outcome).toBe('late');
    server.behave(slowly(20, ok(KEYS)));
    const outcomes: string[] = [];
    for (let count = 1; count < 8; count++) {
      outcomes.push((await isolate.answer(`now=${START + count * 300}&hurry=2000`)).outcome);
    }
    expect(outcomes.slice(3)).toEqual(outcomes.slice(3).map(() => 'accepted'));
    await server.close();
  });

  it('costs nothing with waitUntil', async () => {
    const server = await createMisbehavingServer(slowly(500, ok(KEYS)));
    await using isolate = await startWorker(`${server.url}/jwks`);
    expect((await isolate.answer(`now=${START}&wait&hurry=100`)).outcome).toBe('late');
    const next = await isolate.answer(`now=${START + 100}&wait`);
    expect([next.outcome, server.requests.length]).toEqual(['accepted', 1]);
    expect(next.tookInMs).toBeLessThan(BRIEFLY_IN_MS);
    await server.close();
  });
});

import type { Case, Suite } from '../suite.ts';
import { failingLoads } from './failing-loads.ts';
import { createScene, makeToken, type Network, outcome, withClock } from './scene.ts';
import type { ScriptName } from './scripts.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const MISMATCH = 'jwk-kid-mismatch';

/** Waits until a condition holds, for at most half a minute. */
async function until(holds: () => boolean): Promise<void> {
  for (let count = 0; count < 3_000 && !holds(); count++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A verifier against a real, failing server, with the `fetch` of the platform. */
export const keyResolution: Suite<Network> = async (network) => {
  const token = await makeToken(network, 'ins_1');
  const next = await makeToken(network, 'ins_2');
  const strangers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => makeToken(network, `ins_x${index}`, 'ins_1')),
  );
  const scene = (script: ScriptName, timeoutInMs?: number) => createScene(network, script, timeoutInMs);
  const unique = async (outcomes: ReadonlyArray<Promise<string>>) => [
    ...new Set(await Promise.all(outcomes)),
  ];

  const loaded: Case[] = (
    [
      ['brokenTwice', 3, 300],
      ['retryInSeconds', 2, SECOND],
      ['retryAtDate', 2, SECOND],
      ['badKeys', 1, 0],
    ] as const
  ).map(([script, attempts, leastInMs]) => ({
    name: `${script}: accepted after ${attempts} requests, and not before the requested delay`,
    async run(assert) {
      const { verifier, events, seen } = scene(script);
      assert.equal(await outcome(verifier.verify(token)), 'accepted');
      assert.equal(
        events.map((event) => [event.error, event.attempts]),
        [[null, attempts]],
      );
      const { atInMs } = await seen();
      // Timers and clocks can differ by a few milliseconds.
      const lastedInMs = (atInMs.at(-1) ?? 0) - (atInMs[0] ?? 0);
      assert.ok(lastedInMs >= leastInMs - 10, `${lastedInMs} ms are at least ${leastInMs}`);
    },
  }));

  const outages: Case[] = (['reset', 'silence', 'unavailable'] as const).map((script) => ({
    name: `${script}, with keys: accepts users for an hour, and reports the failures to the hook`,
    run: (assert) =>
      withClock(async (setClock) => {
        const { verifier, events } = scene(script, 300);
        // Keys that came without this time limit, which a busy machine can pass.
        verifier.hydrate((await scene('keys').verifier.preload()).result);
        for (let loads = 0; loads <= 12; loads++) {
          setClock(loads * 5 * MINUTE);
          assert.equal(await outcome(verifier.verify(token)), 'accepted');
          // Wait for a load in the background before moving the clock.
          await until(() => events.length >= loads);
        }
        const failures = events.filter(({ error }) => error?.reason === 'jwk-remote-failed-to-load');
        assert.equal([failures.length, events.length], [12, 12]);
      }),
  }));

  return [
    ...failingLoads(network, token),
    ...loaded,
    ...outages,
    {
      name: 'a cold verifier loads again one second after a failed load, and not before',
      run: (assert) =>
        withClock(async (setClock) => {
          const { verifier, events } = scene('brokenThrice');
          const outcomes: string[] = [];
          for (const inMs of [0, 999, SECOND]) {
            setClock(inMs);
            outcomes.push(await outcome(verifier.verify(token)));
          }
          assert.equal(outcomes, ['jwk-remote-failed-to-load', 'jwk-remote-failed-to-load', 'accepted']);
          assert.equal(
            events.map(({ attempts }) => attempts),
            [3, 1],
          );
        }),
    },
    {
      name: '50 cold verifications at the same time: one request',
      async run(assert) {
        const { verifier, seen } = scene('slowKeys');
        const outcomes = Array.from({ length: 50 }, () => outcome(verifier.verify(token)));
        assert.equal(await unique(outcomes), ['accepted']);
        assert.equal((await seen()).atInMs.length, 1);
      },
    },
    {
      name: '200 unknown key ids at the same time: one request',
      async run(assert) {
        const { verifier, seen } = scene('slowKeys');
        assert.equal(await unique(strangers.map((stranger) => outcome(verifier.verify(stranger)))), [
          MISMATCH,
        ]);
        assert.equal((await seen()).atInMs.length, 1);
      },
    },
    {
      name: '200 unknown key ids in sequence, after a warm start: no further request',
      async run(assert) {
        const { verifier, seen } = scene('keys');
        assert.equal(await outcome(verifier.verify(token)), 'accepted');
        for (const stranger of strangers) {
          assert.equal(await outcome(verifier.verify(stranger)), MISMATCH);
        }
        assert.equal((await seen()).atInMs.length, 1);
      },
    },
    {
      name: 'a rotation accepts users whose key is in the set',
      run: (assert) =>
        withClock(async (setClock) => {
          const { verifier, events, seen } = scene('rotation');
          assert.equal(await outcome(verifier.verify(token)), 'accepted');
          setClock(MINUTE);
          const both = [next, token, next, token].map((each) => outcome(verifier.verify(each)));
          assert.equal(await unique(both), ['accepted']);
          assert.equal((await seen()).atInMs.length, 2);
          setClock(7 * MINUTE);
          assert.equal(await outcome(verifier.verify(token)), 'accepted');
          await until(() => events.length === 3);
          assert.equal(
            [await outcome(verifier.verify(next)), await outcome(verifier.verify(token))],
            ['accepted', MISMATCH],
          );
        }),
    },
    {
      name: 'preload() and hydrate() move a key set to a machine without a network',
      async run(assert) {
        const { result } = await scene('keys').verifier.preload();
        const { verifier, events } = createScene(network, 'down');
        verifier.hydrate(JSON.parse(JSON.stringify(result)));
        assert.equal([await outcome(verifier.verify(token)), events.length], ['accepted', 0]);
      },
    },
  ];
};

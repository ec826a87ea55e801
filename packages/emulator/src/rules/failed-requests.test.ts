import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorsOf, start } from '../in-process.test-support.ts';
import { createPlayer } from './play.test-support.ts';
import { ruleTables } from './rule-tables.test-support.ts';

let player: Awaited<ReturnType<typeof createPlayer>>;

beforeAll(async () => {
  player = await createPlayer();
});
afterAll(() => player.close());

it('a request that fails changes no record', async () => {
  const changed: string[] = [];
  let failed = 0;
  for (const { title, rules } of ruleTables) {
    for (const rule of rules) {
      const { status, before, after } = await player.playWithRecords(rule);
      if (status < 400) continue;
      failed += 1;
      for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (JSON.stringify(before[name]) !== JSON.stringify(after[name]))
          changed.push(`${title}: ${rule[0]}: ${name}`);
      }
    }
  }
  expect(changed).toEqual([]);
  expect(failed).toBeGreaterThan(250);
}, 120_000);

it('a new instance, which has no record of its settings yet, has none after a change that fails', async () => {
  const { emulator, call } = await start();
  const before = emulator.snapshot();
  const answer = await call('PATCH', '/instance/organization_settings', { creator_role_id: 'role_none' });
  expect(errorsOf(answer)).toEqual(['404 resource_not_found']);
  expect(emulator.snapshot().records).toEqual(before.records);
});

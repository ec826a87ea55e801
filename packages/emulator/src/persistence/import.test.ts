import { expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { createPlayer } from '../rules/play.test-support.ts';
import { ruleTables } from '../rules/rule-tables.test-support.ts';
import { allAnswers } from './all-answers.test-support.ts';

/** Imports the export on another port, and compares the answers. */
async function compareImport(emulator: Emulator): Promise<number> {
  const now = emulator.now();
  const copy = await createEmulator({
    import: JSON.parse(JSON.stringify(emulator.export())),
    now: () => now,
  });
  try {
    copy.setNow(now);
    const expected = await allAnswers(emulator);
    expect(await allAnswers(copy)).toEqual(expected);
    return Object.keys(expected).length;
  } finally {
    await copy.close();
  }
}

it('an import answers every GET as the original does, after the requests of all rules', async () => {
  const player = await createPlayer();
  let compared = 0;
  for (const { rules } of ruleTables) {
    await player.playAll(rules);
    compared += await compareImport(player.emulator);
  }
  expect(compared).toBeGreaterThan(500);
  await player.close();
}, 120_000);

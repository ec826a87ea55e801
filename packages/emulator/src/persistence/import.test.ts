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
    const outboxOf = ({ outbox, url }: Emulator) => JSON.stringify(outbox).replaceAll(url, '<origin>');
    expect(outboxOf(copy)).toEqual(outboxOf(emulator));
    const expected = await allAnswers(emulator);
    expect(await allAnswers(copy)).toEqual(expected);
    return Object.keys(expected).length;
  } finally {
    await copy.close();
  }
}

it('the links of an import lead to it, in the outbox and in the events of new messages', async () => {
  const emulator = await createEmulator();
  const invite = ({ url, secretKey }: Emulator, email_address: string) =>
    fetch(`${url}/v1/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_address }),
    });
  await invite(emulator, 'bob@example.com');
  const copy = await createEmulator({ import: emulator.export() });
  await invite(copy, 'carol@example.com');
  const { url } = emulator;
  await emulator.close();
  const [first, second] = copy.outbox;
  expect(copy.outbox).toHaveLength(2);
  for (const message of [first, second])
    expect(message?.url).toContain(`${copy.url}/v1/tickets/accept?ticket=`);
  expect(first?.body).toBe(`Your invitation. Accept it at ${first?.url}`);
  expect(await (await fetch(`${copy.url}/__emulator/outbox`)).json()).toEqual(copy.outbox);
  expect(JSON.stringify(copy.export())).not.toContain(url);
  const { event } = await copy.webhooks.waitFor('email.created', { until: 'emitted' });
  expect(event.data.data).toEqual({ action_url: second?.url });
  const accepted = await fetch(first?.url ?? '', { redirect: 'manual' });
  expect(accepted.status).toBe(307);
  await copy.close();
});

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

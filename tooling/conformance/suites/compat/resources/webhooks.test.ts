import { readFile } from 'node:fs/promises';
import { readWebhooks } from '@tooling/api-description/read-description';
import { verifyWebhook } from '@x/compat/webhooks';
import { verifyWebhook as verifyByReference } from 'clerk-latest/webhooks';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { arbitraryOf } from '../../../src/sampling/arbitrary-of.ts';
import { sampleOne } from '../../../src/sampling/sample.ts';
import { createRandom } from '../../auth-state-random/cases/random.ts';
import { resolverOf } from '../../operations/described.ts';
import { NOW, SECRETS, signatureOf } from '../../webhooks/deliveries.ts';
import { divergencesOf, programView } from './program-view.ts';
import { jsonLike } from './random-json.ts';
import { runs, seed } from './runs.ts';

beforeAll(() => {
  vi.useFakeTimers({ now: NOW * 1_000, toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const README = new URL('../../../../../packages/compat/README.md', import.meta.url);
const { document, events } = readWebhooks();
const resolve = resolverOf(document);
const TYPES = Object.entries(events).map(([type, schema]) => ({
  type,
  example: sampleOne(arbitraryOf(schema, { resolve, fill: 'full' }), type),
}));

const [{ bytes, text: signingSecret } = { bytes: Buffer.of(), text: '' }] = SECRETS;

function requestOf(body: string): Request {
  const headers = {
    'svix-id': 'msg_1',
    'svix-timestamp': String(NOW),
    'svix-signature': `v1,${signatureOf(bytes, 'msg_1', String(NOW), body)}`,
  };
  return new Request('https://app.example.com', { method: 'POST', headers, body });
}

it.each(TYPES)('the event $type has the same fields', async ({ type, example }) => {
  for (let run = 0; run < runs; run++) {
    const random = createRandom(seed, run);
    const rate = random.pick([0, 0.05, 0.3, 0.8]);
    const event = jsonLike(example, { random, rate, isHostile: true });
    // A test of deliveries compares events without a type.
    const body = JSON.stringify({ ...Object(event), type });
    const [their, our] = [
      await verifyByReference(requestOf(body), { signingSecret }),
      await verifyWebhook(requestOf(body), { signingSecret }),
    ];
    expect(divergencesOf(programView(their), programView(our)), body).toEqual([]);
  }
});

it.skipIf(process.env['RUNS'] !== undefined)('the README says how many events are compared', async () => {
  const readme = await readFile(README, 'utf8');
  expect(readme).toContain(`${(TYPES.length * runs).toLocaleString('en')} random events`);
});

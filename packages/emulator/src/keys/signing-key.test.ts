import { expect, it } from 'vitest';
import { createSigningKey, startTestKeysAt } from './signing-key.ts';
import { testKeys } from './test-keys.ts';

async function keyAt(index: number): Promise<string> {
  startTestKeysAt(index);
  return (await createSigningKey()).kid;
}

it.each([-2, -1, 0, 1, 61_525, -4_009])('neighbouring test keys from %i on differ', async (start) => {
  const kids = [];
  for (const [offset] of testKeys.entries()) kids.push(await keyAt(start + offset));
  expect(new Set(kids).size).toBe(testKeys.length);
});

it('the test keys come in turn, from a negative index too', async () => {
  startTestKeysAt(-1);
  const [last, first] = [await createSigningKey(), await createSigningKey()];
  expect([last.kid, first.kid]).toEqual([await keyAt(testKeys.length - 1), await keyAt(0)]);
});

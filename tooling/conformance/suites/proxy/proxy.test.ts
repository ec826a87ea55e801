import { afterAll, describe, expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { DIFFERENCES, withoutMessage } from './differences.ts';
import { startScene } from './play.ts';

const scene = await startScene();
afterAll(() => scene.close());
const met = new Set<string>();

describe('the proxy of @x/proxy does what that of @clerk/backend 3.25.0 does, except for listed differences', () => {
  it.each(CASES)('$name', async (proxyCase) => {
    let expected = await scene.reference(proxyCase);
    for (const { name, applies, adjust } of DIFFERENCES) {
      if (applies(proxyCase, expected)) {
        met.add(name);
        expected = adjust(expected, proxyCase);
      }
    }
    expect(withoutMessage(await scene.ours(proxyCase))).toEqual(expected);
  });

  it('each listed difference exists', () => {
    expect(DIFFERENCES.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { copyJson } from './copy-json.ts';

const TEXT =
  '{"sub":"user_1","exp":1,"act":null,"fva":[5,-1],"o":{"id":"org_1","per":[["a"],{"b":null}]},"__proto__":{"x":[1]}}';

describe('copyJson()', () => {
  it('copies strings, numbers, null, lists and objects at any depth, and __proto__ as a key', () => {
    const copy = copyJson<object>(JSON.parse(TEXT));
    expect(JSON.stringify(copy)).toBe(TEXT);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it('shares nothing with the original', () => {
    const original: { fva: number[]; o: { per: unknown[][] } } = JSON.parse(TEXT);
    const copy = copyJson(original);
    copy.fva.push(7);
    copy.o.per[0]?.push('changed');
    expect(JSON.stringify(original)).toBe(TEXT);
  });
});

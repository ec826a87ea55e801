import { describe, expect, it } from 'vitest';
import { copyOfJson } from './copy-of-json.ts';

const TEXT =
  '{"sub":"user_1","exp":1,"act":null,"fva":[5,-1],"o":{"id":"org_1","per":[["a"],{"b":null}]},"__proto__":{"x":[1]}}';

describe('copyOfJson()', () => {
  it('copies to the last level: texts, numbers, null, lists, objects, and __proto__ as a key', () => {
    const copy = copyOfJson<object>(JSON.parse(TEXT));
    expect(JSON.stringify(copy)).toBe(TEXT);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it('shares nothing with what it copies', () => {
    const original: { fva: number[]; o: { per: unknown[][] } } = JSON.parse(TEXT);
    const copy = copyOfJson(original);
    copy.fva.push(7);
    copy.o.per[0]?.push('changed');
    expect(JSON.stringify(original)).toBe(TEXT);
  });
});

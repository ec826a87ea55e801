import { describe, expect, it } from 'vitest';
import { createIdGenerator } from './instance.ts';

describe('createIdGenerator()', () => {
  it('returns ids that sort by their creation time', () => {
    let seconds = 1_500_000_000;
    const createId = createIdGenerator({
      now: () => seconds * 1000,
      randomBytes: (count) => new Uint8Array(count).fill(200 - (seconds % 100)),
    });
    const ids = Array.from({ length: 50 }, () => {
      seconds += 1;
      return createId('users');
    });
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]).toMatch(/^user_[0-9A-Za-z]{27}$/);
  });

  it('works with a clock before the epoch of KSUIDs', () => {
    const createId = createIdGenerator({ now: () => 0, randomBytes: (count) => new Uint8Array(count) });
    expect(createId('sessions')).toBe(`sess_${'0'.repeat(27)}`);
  });
});

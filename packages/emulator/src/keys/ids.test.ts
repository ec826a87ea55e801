import { describe, expect, it } from 'vitest';
import { createIdGenerator, encodeBase62 } from './ids.ts';

describe('createIdGenerator()', () => {
  it('returns ids that sort by their creation time', () => {
    let seconds = 1_500_000_000;
    const createId = createIdGenerator(
      () => seconds * 1000,
      (count) => new Uint8Array(count).fill(200 - (seconds % 100)),
    );
    const ids = Array.from({ length: 50 }, () => {
      seconds += 1;
      return createId('user');
    });
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]).toMatch(/^user_[0-9A-Za-z]{27}$/);
  });

  it('works with a clock before the epoch of KSUIDs', () => {
    const createId = createIdGenerator(
      () => 0,
      (count) => new Uint8Array(count),
    );
    expect(createId('session')).toBe(`sess_${'0'.repeat(27)}`);
  });
});

describe('encodeBase62()', () => {
  it('encodes the largest 20 bytes as the largest KSUID', () => {
    expect(encodeBase62(new Uint8Array(20).fill(255))).toBe('aWgEPTl1tmebfsQzFP4bxwgy80V');
  });
});

import { describe, expect, it } from 'vitest';
import { encodeBase62 } from './ids.ts';

describe('encodeBase62()', () => {
  it('encodes the largest 20 bytes as the largest KSUID', () => {
    expect(encodeBase62(new Uint8Array(20).fill(255))).toBe('aWgEPTl1tmebfsQzFP4bxwgy80V');
  });
});

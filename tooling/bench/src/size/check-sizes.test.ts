import { describe, expect, it } from 'vitest';
import { checkSizes } from './check-sizes.ts';
import { measureBundle } from './measure-bundle.ts';
import { weighParts } from './weigh-parts.ts';

const program = `
  export const used = () => 'what is kept';
  const unused = () => '${'what is dropped '.repeat(100)}';`;

describe('measureBundle()', () => {
  it('weighs what is exported and nothing else', async () => {
    const { bytes, gzipBytes } = await measureBundle(program);
    expect(bytes).toBeGreaterThan(20);
    expect(bytes).toBeLessThan(100);
    expect(gzipBytes).toBeGreaterThan(20);
  });

  it('fails for a program whose import is not there', async () => {
    await expect(measureBundle(`export { x } from './not-there.js';`)).rejects.toThrow('not-there');
  });
});

describe('weighParts()', () => {
  it('names the files that a program is made of, the heaviest first', async () => {
    const parts = await weighParts(`export { decodeJwt } from '@x/jwt';`);
    const files = parts.map(({ file }) => file);
    expect(files).toContain('jwt/src/decode-jwt.ts');
    expect(files).toContain('errors/src/clerk-error.ts');
    expect(files).not.toContain('jwt/src/sign-jwt.ts');
    const weights = parts.map(({ gzipBytes }) => gzipBytes);
    expect(weights).toEqual([...weights].sort((one, other) => other - one));
  });
});

describe('checkSizes()', () => {
  it('is content at the budget', async () => {
    const { gzipBytes } = await measureBundle(program);
    const { table, isWithinBudgets } = await checkSizes([
      { name: 'small', program, maxGzipBytes: gzipBytes },
    ]);
    expect(isWithinBudgets).toBe(true);
    expect(table).toMatch(/small .* ok$/);
  });

  it('says which budget is exceeded, and by how much', async () => {
    const { gzipBytes } = await measureBundle(program);
    const { table, isWithinBudgets } = await checkSizes([
      { name: 'small', program, maxGzipBytes: gzipBytes },
      { name: 'large', program, maxGzipBytes: gzipBytes - 1 },
    ]);
    expect(isWithinBudgets).toBe(false);
    expect(table).toMatch(/small .* ok\n/);
    expect(table).toMatch(/large .* exceeded by 1$/);
  });
});

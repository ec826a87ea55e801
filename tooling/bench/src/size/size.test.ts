import { describe, expect, it } from 'vitest';
import { formatTable } from '../table.ts';
import { measureBundle } from './measure-bundle.ts';
import { measureParts } from './measure-parts.ts';
import { measureSizes } from './measure-sizes.ts';

const program = `
  export const used = () => 'what is kept';
  const unused = () => '${'what is dropped '.repeat(100)}';`;

describe('measureBundle()', () => {
  it('measures what a program exports, and nothing else', async () => {
    const { bytes, gzipBytes } = await measureBundle(program);
    expect(bytes).toBeGreaterThan(20);
    expect(bytes).toBeLessThan(100);
    expect(gzipBytes).toBeGreaterThan(20);
  });

  it('rejects for a program whose import does not exist', async () => {
    await expect(measureBundle(`export { x } from './not-there.js';`)).rejects.toThrow('not-there');
  });
});

describe('measureParts()', () => {
  it('returns the source files of a program, the largest part first', async () => {
    const parts = await measureParts(`export { decodeJwt } from '@x/jwt';`);
    const files = parts.map(({ file }) => file);
    expect(files).toContain('jwt/src/decode-jwt.ts');
    expect(files).toContain('errors/src/clerk-error.ts');
    expect(files).not.toContain('jwt/src/sign-jwt.ts');
    const sizes = parts.map(({ gzipBytes }) => gzipBytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});

describe('measureSizes()', () => {
  it('accepts a size that equals its budget', async () => {
    const { gzipBytes } = await measureBundle(program);
    const { table, isWithinBudgets } = await measureSizes([
      { name: 'small', program, maxGzipBytes: gzipBytes },
    ]);
    expect(isWithinBudgets).toBe(true);
    expect(formatTable(table)).toMatch(/small .* ok$/);
  });

  it('reports which budget is exceeded, and by how many bytes', async () => {
    const { gzipBytes } = await measureBundle(program);
    const { table, isWithinBudgets } = await measureSizes([
      { name: 'small', program, maxGzipBytes: gzipBytes },
      { name: 'large', program, maxGzipBytes: gzipBytes - 1 },
    ]);
    expect(isWithinBudgets).toBe(false);
    expect(formatTable(table)).toMatch(/small .* ok\n/);
    expect(formatTable(table)).toMatch(/large .* exceeded by 1$/);
  });
});

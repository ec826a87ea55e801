import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** Each adapter is a short translation between its framework and the guard. `node` exports what the others share. */
const ADAPTERS = ['express', 'fastify', 'fetch', 'hono', 'koa', 'next', 'node'] as const;
const LIMIT = 60;

/** Returns the lines of code, without comments, imports and exports of other modules. */
function linesOfCode(source: string): string[] {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^(?:import|export)\s[^;()]*?\sfrom\s'[^']*';$/gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
}

describe('the adapters', () => {
  it.each(ADAPTERS)('has at most 60 lines of code in %s', async (name) => {
    const source = await readFile(new URL(`${name}.ts`, import.meta.url), 'utf8');
    expect(linesOfCode(source).length).toBeLessThanOrEqual(LIMIT);
  });

  it('counts code only', () => {
    const source = `import {\n  a,\n} from 'a';\nexport type * from './b.ts';\n\n/**\n * Text\n */\nexport const c = 1; // code\n// Text\n`;
    expect(linesOfCode(source)).toEqual(['export const c = 1; // code']);
  });
});

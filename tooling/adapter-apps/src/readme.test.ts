import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVE, startFile } from './programs.ts';
import { README_PATH } from './routes.ts';

const inPrograms = (path: string) => fileURLToPath(new URL(`../programs/${path}`, import.meta.url));
const PACKAGE = new URL('../../../packages/adapters/', import.meta.url);
const PAGES = ['README.md', 'docs/frameworks.md', 'docs/fetch-handlers.md', 'docs/node-http.md'];
const pages = await Promise.all(PAGES.map((page) => readFile(new URL(page, PACKAGE), 'utf8')));

const MAX_LINES = 15;

/** Returns the code blocks of each section, by its title. */
function blocksByTitle(markdown: string): ReadonlyMap<string, readonly string[]> {
  const sections = markdown.split(/^##? /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [title = ''] = section.split('\n', 1);
      return [
        title,
        Array.from(section.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```$/gm), ([, code = '']) => code),
      ];
    }),
  );
}

const blocks = blocksByTitle(pages.join('\n'));

/** The sections of frameworks. */
const FRAMEWORKS = [
  'Express',
  'Fastify',
  'Hono',
  'Koa',
  'Workers, Deno, Bun, SvelteKit and other fetch handlers',
  'SvelteKit',
  'h3 and Nitro',
  'React Router',
  'Next.js',
  '`node:http` and WebSockets',
];

/** The programs that the doc tests cannot run: the file of each, how it starts, and where it shows the user. */
const PROGRAMS = [
  ['SvelteKit', 'sveltekit/src/readme.ts', [SERVE, 'sveltekit'], 'userId'],
  ['React Router', 'react-router/app/readme.ts', [SERVE, 'react-router'], 'userId'],
  ['h3 and Nitro', 'readme/h3.ts', [inPrograms('readme/h3.ts')], 'of'],
] as const;

describe('the documents of @x/adapters', () => {
  it.each(FRAMEWORKS)('begins %s with a program of at most 15 lines', (title) => {
    const [first = ''] = blocks.get(title) ?? [];
    const lines = first.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThanOrEqual(MAX_LINES);
  });

  describe.each(PROGRAMS)('%s', (title, file, args, field) => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
    });
    afterAll(() => emulator.close());

    it('is the file that runs here', async () => {
      expect(blocks.get(title)?.[0]).toBe(await readFile(inPrograms(file), 'utf8'));
    });

    it('knows who sent a request', async () => {
      const { secretKey, publishableKey, jwtKey, url: apiUrl } = emulator;
      const app = await startFile(
        args,
        { secretKey, publishableKey, apiUrl },
        {
          CLERK_SECRET_KEY: secretKey,
          CLERK_PUBLISHABLE_KEY: publishableKey,
          CLERK_JWT_KEY: jwtKey,
          PORT: '0',
          // The server of h3 prints no origin in a test.
          TEST: '',
        },
      );
      try {
        const [url = ''] = /http:\/\/[^\s/]+/.exec(app.url) ?? [];
        const show = async (headers: Record<string, string>) => {
          const response = await fetch(url + README_PATH, { headers });
          return { status: response.status, user: Reflect.get(Object(await response.json()), field) };
        };
        expect(await show({})).toEqual({ status: 200, user: null });
        const { headers } = await emulator.signIn('user_ada');
        expect(await show(headers)).toEqual({ status: 200, user: 'user_ada' });
      } finally {
        app.close();
      }
    });
  });
});

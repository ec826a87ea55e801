import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { EXIT_AFTER_SIGNAL, serve } from '../command/run-command.test-support.ts';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';

/** `KILLS=100 pnpm exec vitest run src/persistence/kill.test.ts` kills the process more often. */
const kills = Number(process.env['KILLS'] ?? 3);
const CLIENTS = 8;

let directory: string;
beforeEach(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});

it(
  `loses nothing that it has answered, whenever it is killed: ${kills} times`,
  async () => {
    const persist = join(directory, 'state.jsonl');
    /** The revision of each user in the last answer, and in the last request. */
    const answered = new Map<string, number>();
    const sent = new Map<string, number>();
    const deleted = new Set<string>();
    let writes = 0;
    for (let round = 0; round <= kills; round += 1) {
      const { child, exited, call } = await serve('--persist', persist);
      for (const [id, revision] of answered) {
        const response = await call('GET', `/v1/users/${id}`);
        if (deleted.has(id)) {
          expect([id, response.status]).toEqual([id, 404]);
        } else if (response.status === 404) {
          // Only a request without an answer can have deleted it.
          expect([id, sent.get(id)]).toEqual([id, -1]);
          deleted.add(id);
        } else {
          const { public_metadata } = (await response.json()) as { public_metadata: { revision: number } };
          expect([id, public_metadata.revision]).toEqual([id, expect.toBeOneOf([revision, sent.get(id)])]);
          answered.set(id, public_metadata.revision);
        }
      }
      if (round === kills) {
        child.kill('SIGTERM');
        expect(await exited).toBe(EXIT_AFTER_SIGNAL);
        break;
      }
      const client = async (index: number) => {
        for (let step = 0; ; step += 1) {
          const revision = round * 100_000 + step;
          const created = await call('POST', '/v1/users', { public_metadata: { revision } });
          const { id } = (await created.json()) as { id: string };
          answered.set(id, revision);
          sent.set(id, revision + 1);
          await call('PATCH', `/v1/users/${id}`, {
            public_metadata: { revision: revision + 1, x: 'x'.repeat(index * 1_000) },
          });
          answered.set(id, revision + 1);
          writes += 2;
          if (step % 3 === 0) {
            sent.set(id, -1);
            await call('DELETE', `/v1/users/${id}`);
            deleted.add(id);
            writes += 1;
          }
        }
      };
      const writesBefore = writes;
      const clients = Array.from({ length: CLIENTS }, (_, index) => client(index).catch(() => {}));
      await expect.poll(() => writes).toBeGreaterThan(writesBefore + CLIENTS);
      // Another moment in each round. The file is written again after a million characters: some are in the middle of that.
      await new Promise((resolve) => setTimeout(resolve, (round * 397) % 900));
      child.kill('SIGKILL');
      await Promise.all([exited, ...clients]);
    }
    expect(writes).toBeGreaterThan(kills * CLIENTS);
  },
  120_000 + kills * 60_000,
);

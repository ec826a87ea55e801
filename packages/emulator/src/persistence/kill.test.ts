import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import {
  bundleCommand,
  EXIT_AFTER_SIGNAL,
  type Program,
  runProgram,
  serveProgram,
} from '../command/run-command.test-support.ts';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';

/** `KILLS=100 SEED=7 pnpm exec vitest run src/persistence/kill.test.ts` kills the process more often, at other moments. */
const kills = Number(process.env['KILLS'] ?? 25);
const seed = Number(process.env['SEED'] ?? 20_261_130);
const CLIENTS = 8;

/** How long the clients write before each kill, and how long a start takes that is cut off. In milliseconds. */
const delays = fc.sample(fc.noBias(fc.nat(400)), { seed, numRuns: kills });
const startDelays = fc.sample(fc.noBias(fc.nat(250)), { seed, numRuns: kills });

let directory: string;
let program: Program;
beforeEach(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  program = await bundleCommand(directory);
  return temporary.remove;
});

interface Revision {
  /** In the last answer. */
  answered: number;
  /** In the last request. Null stands for the request to delete the user. */
  sent: number | null;
  isDeleted: boolean;
}

it(
  `loses nothing that it has answered, whenever it is killed: ${kills} times, seed ${seed}`,
  async () => {
    const persist = join(directory, 'state.jsonl');
    const users = new Map<string, Revision>();
    let writes = 0;
    for (let round = 0; round <= kills; round += 1) {
      await killDuringStart(persist, startDelays[round] ?? 0);
      const { child, exited, call } = await serveProgram(program, '--persist', persist);
      const snapshot = Object(await (await call('GET', '/__emulator/snapshot')).json());
      checkUsers(users, snapshot.records.users ?? []);
      if (round === kills) {
        child.kill('SIGTERM');
        expect(await exited).toBe(EXIT_AFTER_SIGNAL);
        break;
      }
      const client = async (index: number) => {
        for (let step = 0; ; step += 1) {
          const answered = round * 100_000 + step * 2;
          const created = await call('POST', '/v1/users', { public_metadata: { revision: answered } });
          const { id } = Object(await created.json());
          const user: Revision = { answered, sent: answered + 1, isDeleted: false };
          users.set(id, user);
          await call('PATCH', `/v1/users/${id}`, {
            // The file is written again after a million characters: some kills are in the middle of that.
            public_metadata: { revision: answered + 1, x: 'x'.repeat(index * 1_000) },
          });
          user.answered = answered + 1;
          writes += 2;
          if (step % 3 > 0) continue;
          user.sent = null;
          await call('DELETE', `/v1/users/${id}`);
          user.isDeleted = true;
          writes += 1;
        }
      };
      const clients = Array.from({ length: CLIENTS }, (_, index) => client(index).catch(() => {}));
      await setTimeout(delays[round]);
      child.kill('SIGKILL');
      await Promise.all([exited, ...clients]);
    }
    expect(writes).toBeGreaterThan(kills);
  },
  120_000 + kills * 20_000,
);

/** Some kills are before the emulator serves, while it reads or replaces the file, or takes over the lock. */
async function killDuringStart(persist: string, delay: number): Promise<void> {
  const { child, exited } = runProgram(program, '--port', '0', '--json', '--persist', persist);
  await setTimeout(delay);
  child.kill('SIGKILL');
  await exited;
}

/** Compares the users in the file with the answers, and keeps what a request without an answer has changed. */
function checkUsers(users: Map<string, Revision>, records: readonly object[]): void {
  const found = new Map(records.map((record) => [Reflect.get(record, 'id'), record]));
  for (const [id, user] of users) {
    const record = found.get(id);
    if (record === undefined) {
      // Only a request to delete it can have deleted it.
      expect([id, user.isDeleted || user.sent === null]).toEqual([id, true]);
      users.delete(id);
    } else {
      const { revision } = Object(Reflect.get(record, 'public_metadata'));
      expect([id, user.isDeleted]).toEqual([id, false]);
      expect([id, revision]).toEqual([id, expect.toBeOneOf([user.answered, user.sent])]);
      user.answered = revision;
    }
  }
}

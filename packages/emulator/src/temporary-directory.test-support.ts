import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates an empty directory. Hooks of tests return `remove`, which runs after the tests. */
export async function createTemporaryDirectory() {
  const path = await mkdtemp(join(tmpdir(), 'emulator-'));
  // Windows keeps a file for a moment after the process that had it open is gone.
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  return { path, remove };
}

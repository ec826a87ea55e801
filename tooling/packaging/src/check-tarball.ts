import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Tarball } from './pack.ts';
import { run } from './run.ts';
import { toolPath } from './workspace.ts';

/** Returns what publint, in strict mode, finds wrong with a tarball. */
export async function findPublishingFaults({ filename }: Tarball): Promise<string[]> {
  const { buffer } = new Uint8Array(await readFile(filename));
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } });
  return messages.flatMap((message) => formatMessage(message, pkg) ?? []);
}

/** Rejects if "Are the types wrong?" (attw) finds an import of the tarball without the right types. */
export async function checkTypeResolution({ filename }: Tarball): Promise<void> {
  const args = [filename, '--no-definitely-typed', '--no-color'];
  await run(toolPath('attw'), args, { cwd: dirname(filename) });
}

/** Rejects if a tarball fails a check that needs no installation. */
export async function checkTarball(tarball: Tarball): Promise<void> {
  const faults = await findPublishingFaults(tarball);
  if (faults.length > 0) {
    throw new Error(`${tarball.name} ${tarball.version}: publint reports\n${faults.join('\n')}`);
  }
  await checkTypeResolution(tarball);
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads every text file that git tracks or would add. The keys are paths from the root of the repository. */
export function readProjectFiles(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of listFiles(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    if (!text.includes('\0')) {
      texts.set(path, text);
    }
  }
  return texts;
}

function listFiles(root: string): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // The index still lists a file that was deleted without `git rm`.
  return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFiles } from './describe-project.ts';

/** Reads what git tracks or would add, and the paths of what `build` left. */
export function readProjectFiles(root: string): ProjectFiles {
  const texts = new Map<string, string>();
  for (const path of listFiles(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    if (!text.includes('\0')) {
      texts.set(path, text);
    }
  }
  return { texts, built: listBuiltFiles(root) };
}

function listFiles(root: string): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // A file that was deleted but not yet from the index is still listed.
  return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

function listBuiltFiles(root: string): readonly string[] {
  const packages = readdirSync(join(root, 'packages'));
  return packages
    .map((name) => `packages/${name}/dist`)
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    );
}

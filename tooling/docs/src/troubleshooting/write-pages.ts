import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPages } from './render-pages.ts';

/** Two levels below the package, as the guides are, so that links have the same form. */
const FOLDER = fileURLToPath(new URL('../../generated/troubleshooting', import.meta.url));

/** Writes the page of each code, and returns their paths. */
export function writePages(): readonly string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  return [...renderPages()].map(([file, text]) => {
    const path = join(FOLDER, file);
    writeFileSync(path, text);
    return path;
  });
}

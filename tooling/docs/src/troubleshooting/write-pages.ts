import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OVERVIEW, renderApiPages, renderOverview } from './render-api-pages.ts';
import { renderPages } from './render-pages.ts';

/** Two levels below the package, as the guides are, so that links have the same form. */
const FOLDER = fileURLToPath(new URL('../../generated', import.meta.url));

/** Writes the page of each code, and returns their paths. */
export function writePages(): readonly string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  const pages = new Map([...renderPages(), [OVERVIEW, renderOverview('../api-errors')]]);
  return [...writeFolder('troubleshooting', pages), ...writeFolder('api-errors', renderApiPages())];
}

function writeFolder(folder: string, pages: ReadonlyMap<string, string>): readonly string[] {
  mkdirSync(join(FOLDER, folder), { recursive: true });
  return [...pages].map(([file, text]) => {
    const path = join(FOLDER, folder, file);
    writeFileSync(path, text);
    return path;
  });
}

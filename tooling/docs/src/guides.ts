import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GROUPS } from './navigation-groups.ts';

const FOLDER = fileURLToPath(new URL('../guides', import.meta.url));

/** The page that the site opens with. */
export const START = join(FOLDER, 'start.md');

/** What the navigation shows above the guides of a folder. */
const GROUP_OF_FOLDER: Readonly<Record<string, string>> = {
  'quick-starts': GROUPS.quickStarts,
  guides: GROUPS.guides,
  troubleshooting: GROUPS.troubleshooting,
  'api-errors': GROUPS.apiErrors,
};

export const groupOfGuide = (path: string): string =>
  GROUP_OF_FOLDER[basename(dirname(path))] ?? GROUPS.guides;

/** Returns the guides except the first page, as absolute paths, in the order in which the first page links to them. */
export function guideFiles(): readonly string[] {
  const start = readFileSync(START, 'utf8');
  const position = (file: string) => {
    const found = start.indexOf(`(${file})`);
    if (found === -1) {
      throw new Error(`guides/start.md does not link to ${file}`);
    }
    return found;
  };
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && join(FOLDER, file) !== START)
    .sort((a, b) => position(a) - position(b))
    .map((file) => join(FOLDER, file));
}

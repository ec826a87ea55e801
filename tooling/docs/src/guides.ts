import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../guides', import.meta.url));

/** The page that the site opens with. */
export const START = join(FOLDER, 'start.md');

/** What the navigation shows above the guides of a folder. */
const GROUP_OF_FOLDER: Readonly<Record<string, string>> = {
  'quick-starts': 'Quick starts',
  guides: 'Guides',
  troubleshooting: 'Troubleshooting',
};

export const GUIDE_GROUPS: readonly string[] = Object.values(GROUP_OF_FOLDER);

export const groupOfGuide = (path: string): string => GROUP_OF_FOLDER[basename(dirname(path))] ?? 'Guides';

/** Returns the guides but for the first page, as absolute paths. */
export const guideFiles = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((file) => join(FOLDER, file))
    .filter((file) => file.endsWith('.md') && file !== START)
    .sort();

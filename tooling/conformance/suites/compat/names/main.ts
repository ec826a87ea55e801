import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportedNames } from './exported-names.ts';
import { missingNames } from './missing-names.ts';

const installed = (name: string): string =>
  realpathSync(fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url)));

// The directory of an unpacked release, such as `node_modules/@clerk/backend` of another project.
const [directory] = process.argv.slice(2);
const reference = directory === undefined ? installed('clerk-latest') : resolve(directory);
const missing = missingNames(exportedNames(reference), exportedNames(installed('@x/compat')));
console.info(missing.length === 0 ? 'Nothing is missing.' : missing.join('\n'));
process.exitCode = missing.length === 0 ? 0 : 1;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportedNames } from './exported-names.ts';
import { findReference, installed } from './find-reference.ts';
import { missingNames } from './missing-names.ts';

const { directory, remove } = await findReference(process.argv[2]);
try {
  const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  const missing = missingNames(exportedNames(directory), exportedNames(installed('@x/compat')));
  const result = missing.length === 0 ? 'Nothing is missing.' : missing.join('\n');
  console.info(`@x/compat, compared with @clerk/backend ${version}:\n${result}`);
  process.exitCode = missing.length === 0 ? 0 : 1;
} finally {
  await remove();
}

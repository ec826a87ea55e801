import { BUDGETS, REFERENCES } from '../size/budgets.ts';
import { measureOperations } from '../size/measure-operations.ts';
import { measureSizes } from '../size/measure-sizes.ts';
import { toMarkdown } from '../table.ts';
import { measureTimes } from './measure-times.ts';
import { readPage, writePage } from './page.ts';

const isSizesOnly = process.argv.includes('--sizes');

const bundles = await measureSizes(BUDGETS, REFERENCES);
const operations = await measureOperations();
const sizes = [
  'Bytes of bundles, minified, and compressed with gzip. Budgets are alarms. `pnpm size` prints these tables.',
  toMarkdown(bundles.table),
  'Calls of `@x/rest-client` without a client, by the arguments of the operation: alone, and in addition to operations that need every encoder and reader.',
  toMarkdown(operations.table),
].join('\n\n');
const times = isSizesOnly ? (await readPage()).times : await measureTimes();
await writePage({ sizes, times });
console.info('Wrote MEASUREMENTS.md.');

import { parseArgs } from 'node:util';
import { checkPage } from '../measure/check-page.ts';
import { formatTable } from '../table.ts';
import { BUDGETS } from './budgets.ts';
import { measureOperations } from './measure-operations.ts';
import { measureParts } from './measure-parts.ts';
import { measureSizes } from './measure-sizes.ts';

const { values } = parseArgs({
  // Package managers pass on the separator of their own arguments.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: { parts: { type: 'string' } },
});

await (values.parts === undefined ? checkSizes() : printParts(values.parts));

async function checkSizes(): Promise<void> {
  const bundles = await measureSizes(BUDGETS);
  console.info(formatTable(bundles.table));
  const operations = await measureOperations();
  console.info(
    `\nCalls of @x/rest-client without a client, by the arguments of the operation:\n\n${formatTable(operations.table)}`,
  );
  if (!bundles.isWithinBudgets || !operations.isWithinBudgets) {
    console.error(
      '\nA bundle exceeds its budget. Use --parts with its name to find out why. The budgets are in src/size/budgets.ts and operation-kinds.ts.',
    );
    process.exitCode = 1;
  }
  const outdated = await checkPage(bundles.gzipBytes);
  if (outdated.length > 0) {
    console.error(`\nMEASUREMENTS.md is outdated. Run "pnpm measure --sizes".\n${outdated.join('\n')}`);
    process.exitCode = 1;
  }
}

/** Prints the parts of the first budget whose name begins as given, such as `verifyJwt`. */
async function printParts(name: string): Promise<void> {
  const budget = BUDGETS.find((budget) => budget.name.startsWith(name));
  if (budget === undefined) {
    console.error(
      `Unknown budget "${name}". Budgets are:\n${BUDGETS.map(({ name }) => `  ${name}`).join('\n')}`,
    );
    process.exitCode = 2;
    return;
  }
  const rows = (await measureParts(budget.program)).map(({ file, gzipBytes }) => [file, String(gzipBytes)]);
  console.info(formatTable([[budget.name, 'gzip bytes less without it'], ...rows]));
}

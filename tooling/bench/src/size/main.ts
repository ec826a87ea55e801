import { formatTable } from '../table.ts';
import { BUDGETS } from './budgets.ts';
import { checkOperations } from './check-operations.ts';
import { checkSizes } from './check-sizes.ts';
import { weighParts } from './weigh-parts.ts';

const [, asked] = process.argv.join(' ').split(' --parts ');

if (asked === undefined) {
  await check();
} else {
  await tellParts(asked);
}

async function check(): Promise<void> {
  const sizes = await checkSizes(BUDGETS);
  console.info(sizes.table);
  const ofOperations = await checkOperations();
  console.info(
    `\nCalls of @x/rest-client without a client, by what the operation takes:\n\n${ofOperations.table}`,
  );
  if (!sizes.isWithinBudgets || !ofOperations.isWithinBudgets) {
    console.error(
      '\nA bundle is larger than its budget. Find out what got in, by --parts and its name; budgets are in src/size/budgets.ts and operation-kinds.ts.',
    );
    process.exitCode = 1;
  }
}

/** `pnpm size --parts verifyJwt`, or any name of a budget. */
async function tellParts(name: string): Promise<void> {
  const budget = BUDGETS.find((budget) => budget.name.startsWith(name));
  if (!budget) {
    throw new Error(`There is no budget called "${name}".`);
  }
  const rows = (await weighParts(budget.program)).map(({ file, gzipBytes }) => [file, String(gzipBytes)]);
  console.info(formatTable([[budget.name, 'gzip less without it'], ...rows]));
}

import { BUDGETS } from './budgets.ts';
import { checkSizes } from './check-sizes.ts';

const { table, isWithinBudgets } = await checkSizes(BUDGETS);
console.info(table);
if (!isWithinBudgets) {
  console.error(
    '\nA bundle is larger than its budget. Find out what got in; budgets are in src/size/budgets.ts.',
  );
  process.exitCode = 1;
}

import { parseArgs } from 'node:util';
import { compare, type Sides, shrink } from './compare.ts';
import { describeCase, describeComparison } from './report.ts';
import { caseOf, run } from './run.ts';
import { SIDES } from './sides.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
    index: { type: 'string' },
    with: { type: 'string', default: 'latest' },
    show: { type: 'string', default: '20' },
  },
});
const seed = Number(values.seed);
const sides: Sides = new Map<string, Sides>(Object.entries(SIDES)).get(values.with) ?? SIDES.latest;

if (values.index === undefined) {
  const started = performance.now();
  const result = await run(seed, Number(values.count), sides);
  const byCount = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${String(count).padStart(7)} ${name}`);
  const { decisions, rules, differences } = result;
  for (const [title, counts] of Object.entries({
    Decisions: decisions,
    Rules: rules,
    Differences: differences,
  })) {
    console.log([`${title}:`, ...byCount(counts)].join('\n'));
  }
  const disagreements = [...result.disagreements.values()].sort((a, b) => b.count - a.count);
  for (const { index, count, first } of disagreements.slice(0, Number(values.show))) {
    const smallest = await shrink(first, sides);
    console.log(`\n${count} times, first --seed ${seed} --index ${index}: ${describeComparison(smallest)}`);
  }
  const total = disagreements.reduce((sum, { count }) => sum + count, 0);
  console.log(
    `\n${result.count} requests, seed ${seed}: ${total} unexplained of ${disagreements.length} kinds`,
  );
  console.log(`${((performance.now() - started) / result.count).toFixed(2)} ms each`);
} else {
  const comparison = await compare(caseOf(seed, Number(values.index), sides), sides);
  console.log(describeCase(comparison.authCase));
  console.log(comparison.isAlike ? 'decided alike' : describeComparison(comparison));
}

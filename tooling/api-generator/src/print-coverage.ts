import { readDescription } from '@tooling/api-description/read-description';
import * as operations from '@x/rest-client/operations';
import { createClerkClient as createFirst } from 'clerk-1.0.1';
import { createClerkClient as createLatest } from 'clerk-latest';
import { countOperations, methodsOf, undescribed } from './count-operations.ts';

const ALL = Object.values(operations);
const OURS = new Set(ALL.map(({ name }) => name));
const options = { secretKey: 'sk_test_1', telemetry: { disabled: true } };
const FIRST = methodsOf(createFirst(options));
const LATEST = methodsOf(createLatest(options));

const document = readDescription();
const counts = countOperations(document, ALL, [FIRST, LATEST, OURS]);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const rows = [
  ...counts.map(({ tag, described, supported }) => [tag, described, ...supported]),
  [
    'all',
    sum(counts.map(({ described }) => described)),
    ...[0, 1, 2].map((client) => sum(counts.map(({ supported }) => supported[client] ?? 0))),
  ],
  ['methods', '', FIRST.size, LATEST.size, OURS.size],
];
const head = ['operations by tag', 'described', '1.0.1', '3.25.0', 'ours'];
for (const row of [head, ['---', '--:', '--:', '--:', '--:'], ...rows]) {
  console.info(`| ${row.join(' | ')} |`);
}
const extra = undescribed(document, ALL).map(({ name }) => name);
console.info(`\nOurs that the description lacks: ${extra.join(', ')}`);
const missing = [...FIRST, ...LATEST].filter((name) => !OURS.has(name));
console.info(`Methods of the reference SDK that ours lacks: ${missing.join(', ') || 'none'}`);

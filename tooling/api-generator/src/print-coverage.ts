import { readFileSync } from 'node:fs';
import { locateApiDescription } from '@tooling/conformance/description/locate-api-description';
import type { OpenApiDocument } from '@tooling/conformance/description/open-api';
import * as operations from '@x/rest-client/operations';
import { createClerkClient as createFirst } from 'clerk-1.0.1';
import { createClerkClient as createLatest } from 'clerk-latest';
import { parse } from 'yaml';
import { countOperations, methodsOf, undescribed } from './count-operations.ts';

const ALL = Object.values(operations);
const OURS = new Set(ALL.map(({ name }) => name));
const options = { secretKey: 'sk_test_1', telemetry: { disabled: true } };
const FIRST = methodsOf(createFirst(options));
const LATEST = methodsOf(createLatest(options));

const located = locateApiDescription(process.env);
if (located.kind === 'present') {
  // The file is data of the API's makers, in this form.
  print(parse(readFileSync(located.file, 'utf8')) as OpenApiDocument);
} else if (located.kind === 'skipped') {
  console.info(`skipped: ${located.because}`);
} else {
  console.error(located.because);
  process.exitCode = 1;
}

function print(document: OpenApiDocument): void {
  const counts = countOperations(document, ALL, [FIRST, LATEST, OURS]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const rows = [
    ...counts.map(({ tag, described, had }) => [tag, described, ...had]),
    [
      'all',
      sum(counts.map(({ described }) => described)),
      ...[0, 1, 2].map((client) => sum(counts.map(({ had }) => had[client] ?? 0))),
    ],
    ['methods', '', FIRST.size, LATEST.size, OURS.size],
  ];
  const head = ['operations by tag', 'described', '1.0.1', '3.25.0', 'ours'];
  for (const row of [head, ['---', '--:', '--:', '--:', '--:'], ...rows]) {
    console.info(`| ${row.join(' | ')} |`);
  }
  console.info(
    `\nOurs that are not described: ${undescribed(document, ALL)
      .map(({ name }) => name)
      .join(', ')}`,
  );
  const lacking = [...FIRST, ...LATEST].filter((name) => !OURS.has(name));
  console.info(`Methods of the reference SDK that ours lacks: ${lacking.join(', ') || 'none'}`);
}

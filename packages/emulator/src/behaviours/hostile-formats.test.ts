import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { commonFormats, shapeFormats } from '../engine/formats.ts';
import { readOperationTable } from '../engine/operation.ts';
import { operationBehaviours } from './behaviours.ts';

const formats = [
  commonFormats,
  shapeFormats,
  ...Object.values(operationBehaviours).map((each) => each?.formats ?? {}),
];
const described = JSON.stringify(readOperationTable()).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g);
const patterns = new Map(
  [
    ...formats.flatMap((each) => Object.values(each).map(({ pattern }) => pattern)),
    ...[...described].map(([, source = '""']) => new RegExp(JSON.parse(source), 'u')),
  ].map((pattern) => [String(pattern), pattern]),
);

/** What a pattern could read in more than one way, followed by what no pattern accepts. */
const hostile = [
  'a',
  '0',
  '-',
  '.',
  'a.',
  'a-',
  ' ',
  '\n',
  '+',
  '1.',
  '<',
  'www',
  'a@',
  '://',
  '%',
  '_',
  'ä',
].flatMap((part) =>
  ['', 'a', 'a@', 'http:', 'whsec_', 'role_set:', 'org:'].map(
    (start) => `${start}${part.repeat(20_000)}\u0000`,
  ),
);

it.each([...patterns])('%s reads each string in linear time', (_, pattern) => {
  const context = createContext({ pattern, hostile });
  const run = () =>
    runInContext('hostile.filter((text) => pattern.test(text)).length', context, { timeout: 20_000 });
  expect(run).not.toThrow();
});

import ts from 'typescript';
import { expect, test } from 'vitest';
import { fieldsIn, itemsOfTypes } from './items-of-types.ts';
import { countDocumentation, findGaps } from './measure-documentation.ts';
import { isObvious } from './obvious-fields.ts';

const TEXT = `
export interface ListParams {
  id?: string;
  /** At most 100. */
  limit?: number;
  /** @deprecated */
  old?: string;
  name?: string;
  /** \`a\`: the first. */
  one?: 'a' | 'b';
  /** \`a\`: the first. \`b\`: the second. */
  both?: Open<'a' | 'b'>;
  /** A leading minus reverses the order. */
  orderBy?: OrderBy<'a' | 'b'>;
}`;
const place = { folder: 'packages/rest-client', file: 'users.ts' };
const itemsOf = (kind: 'parameter' | 'result') =>
  itemsOfTypes(ts.createSourceFile('users.ts', TEXT, ts.ScriptTarget.ES2022, true), kind, place);
const missing = (kind: 'parameter' | 'result') =>
  itemsOf(kind)
    .filter(({ isDocumented }) => !isDocumented)
    .map((item) => `${item.line} ${item.kind} ${item.name}`);

test('finds fields without words, and enumerations without each value', () => {
  expect(missing('parameter')).toEqual([
    '3 parameter ListParams.id',
    '7 parameter ListParams.old',
    '8 parameter ListParams.name',
    '10 values ListParams.one',
  ]);
});

test('needs no words for obvious fields of results', () => {
  expect(missing('result')).toEqual([
    '7 result ListParams.old',
    '8 result ListParams.name',
    '10 values ListParams.one',
  ]);
});

test('reports a package below the threshold', () => {
  const counts = countDocumentation(itemsOf('parameter'));
  expect(counts).toEqual([
    { kind: 'parameter', folder: place.folder, total: 7, documented: 4 },
    { kind: 'values', folder: place.folder, total: 2, documented: 1 },
  ]);
  expect(findGaps(counts, { export: 0, option: 0, parameter: 57, result: 0, values: 50 })).toEqual([]);
  expect(findGaps(counts, { export: 0, option: 0, parameter: 58, result: 0, values: 50 })).toHaveLength(1);
});

test('needs no words for a field with one value, and for a type on one line', () => {
  const text = `export interface State { id: string; object: string;
    userId: null; isSignedIn: false; other: undefined; never: never;
    name: string; headers: { authorization: string }; nested: {
      deep: string;
    };
  }`;
  const [state] = ts.createSourceFile('state.ts', text, ts.ScriptTarget.ES2022, true).statements;
  const fields = state === undefined ? [] : fieldsIn(state);
  const needy = fields.filter((field) => !isObvious(field)).map(({ name }) => name.getText());
  expect(needy).toEqual(['name', 'headers', 'nested', 'deep']);
});

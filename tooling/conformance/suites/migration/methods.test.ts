import { beforeAll, expect, it } from 'vitest';
import { ARGUMENT_DIFFERENCES } from './argument-differences.ts';
import { type MethodTypes, readMethodTypes } from './method-types.ts';
import { renderMethodsPage } from './render-methods-page.ts';

const PAGE = '../../../../packages/backend/docs/methods.md';

let methods: readonly MethodTypes[];
beforeAll(() => {
  methods = readMethodTypes();
}, 300_000); // long enough for a busy machine

it('lists exactly the methods that reject arguments of the reference', () => {
  const stricter = methods.filter(({ isStricter }) => isStricter).map(({ name }) => name);
  expect(stricter.sort()).toEqual(Object.keys(ARGUMENT_DIFFERENCES).sort());
});

it('writes the page of the methods', async () => {
  expect(methods.length).toBe(192);
  await expect(renderMethodsPage(methods)).toMatchFileSnapshot(PAGE);
});

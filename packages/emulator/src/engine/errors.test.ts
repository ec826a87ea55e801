import { expect, it } from 'vitest';
import { frontendErrors } from './frontend-errors.ts';
import { organizationErrors } from './organization-errors.ts';
import { requestErrors } from './request-errors.ts';
import { resourceErrors } from './resource-errors.ts';
import { userErrors } from './user-errors.ts';

it('has no error in two tables, where one would replace the other', () => {
  const tables = [requestErrors, userErrors, organizationErrors, resourceErrors, frontendErrors];
  const names = tables.flatMap((table) => Object.keys(table));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createAccountlessMethods } from './accountless-methods.ts';
import { DEFAULT_PARAMETERS, DEFAULTS, WITHOUT_PARAMETERS } from './arguments-of.ts';
import type { CallOperation } from './bind-resources.ts';
import { createEmailMethods } from './email-methods.ts';
import { createM2mMethods } from './m2m-methods.ts';
import { createOAuthTokenMethods } from './oauth-token-methods.ts';

const page = readFileSync(new URL('../../docs/to-x-backend.md', import.meta.url), 'utf8');

it('the checklist has every method that does more than one call of the API', () => {
  const call: CallOperation = () => Promise.resolve();
  const own = {
    __experimental_accountlessApplications: createAccountlessMethods(call),
    emails: createEmailMethods(call),
    idPOAuthAccessToken: createOAuthTokenMethods(call),
    m2m: createM2mMethods({}, call),
  };
  const ownNames = Object.entries(own).flatMap(([resource, methods]) =>
    Object.keys(methods).map((method) => `${resource}.${method}`),
  );
  const expected = [
    ...Object.keys({ ...DEFAULTS, ...DEFAULT_PARAMETERS }),
    ...WITHOUT_PARAMETERS,
    ...ownNames,
  ];
  const [, table = ''] = page.split('These methods have a default or a check here');
  const [rows = ''] = table.split('The migration guide');
  const listed = [...rows.matchAll(/`(\w+\.\w+)`(?=[^|]*\|[^|]*\|\n)/g)].map(([, name]) => name);
  expect(listed.sort()).toEqual(expected.sort());
});

import { expect, it } from 'vitest';
import { createClientWith } from './create-backend-api-client.ts';

const meta = { param_name: 'a', plan: { currency_symbol: '$' }, sk_test_abcdefghijkl: 1 };

it.each([
  [{}, { paramName: 'a', plan: { currencySymbol: '$' }, '[redacted]': 1 }],
  [{ keepsDetails: true }, { paramName: 'a', plan: { currency_symbol: '$' }, '[redacted]': 1 }],
])('a client with %j has the details %j of an error', async (parts, expected) => {
  const body = { errors: [{ code: 'c', message: 'm', meta }] };
  const fetch = async () => Response.json(body, { status: 422 });
  const client = createClientWith({ secretKey: 'sk_test_1', fetch }, parts);
  const { errors } = await client.users.getUser('user_1');
  expect(errors?.[0].meta).toEqual(expected);
});

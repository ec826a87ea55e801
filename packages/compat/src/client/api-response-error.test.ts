import { ClerkAPIError } from '@x/errors';
import { expect, it } from 'vitest';
import { ClerkAPIResponseError } from './api-response-error.ts';

const data = [{ code: 'form_param_missing', message: 'is missing' }];

it('can be spread, as in the reference', () => {
  const error = new ClerkAPIResponseError('Failed.', { data, status: 422 });
  expect({ ...error }).toMatchObject({ clerkError: true, code: 'api_response_error', status: 422 });
  expect({ ...error.errors[0] }).toEqual({ ...data[0], meta: {} });
});

it.each([undefined, null, '', 5])('has meta if the API sends %j', (meta) => {
  const sent = [{ ...data[0], meta }] as unknown as typeof data;
  expect(new ClerkAPIResponseError('', { data: sent, status: 422 }).errors[0]?.meta).toEqual({});
});

it('has meta for an error of the packages below', () => {
  const { errors } = new ClerkAPIResponseError('', {
    data: [new ClerkAPIError({ code: 'a', message: 'b' })],
  });
  expect(errors[0]?.meta).toEqual({});
});

it.each([undefined, null, ''])('has no errors for %j', (none) => {
  expect(new ClerkAPIResponseError('', { data: none as null }).errors).toEqual([]);
});

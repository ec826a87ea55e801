// Pure
import { isObject } from '@tooling/api-description/open-api';
import type { Difference, Rule } from './compare-calls.ts';
import { idsOf, MISTAKES, parametersOf } from './mistakes.ts';
import type { RequestCase } from './request-cases.ts';

/** The parameters, the options or the recipients of an email are missing. */
const hasNoParameters = ({ operation, args }: RequestCase): boolean => {
  const params = args[operation.args?.findIndex((name) => name === '...' || name === 'messages') ?? 0];
  const isMissing = parametersOf({ operation, args }).some(({ to }) => to === undefined);
  return !isObject(params) || isMissing || args.includes(null);
};

/** Differences in whether a call sends requests. */
export const CALL_DIFFERENCES: readonly Rule[] = [
  ...MISTAKES.map(({ name, row, because, isIn }) => ({
    name,
    row,
    because,
    explains: ({ one, field, ours }: Difference) => field === 'sends' && ours === 'ConfigError' && isIn(one),
  })),
  {
    name: 'mistakes-are-config-errors',
    row: 'a mistake in arguments is a `ConfigError`, also where the reference ignores it',
    because:
      'A mistake in the arguments is a `ConfigError`; the reference rejects with errors of several classes.',
    explains: ({ field, theirs, ours }) =>
      field === 'rejects' && theirs !== undefined && ours === 'ConfigError',
  },
  {
    name: 'missing-parameters-are-sent',
    row: 'a call without its parameters, or with null, is sent; the API names what is missing',
    because: 'The reference fails with a TypeError for missing parameters; here the API names them.',
    explains: ({ one, field, theirs, ours }) =>
      field === 'sends' && theirs === 'TypeError' && /^\d$/.test(String(ours)) && hasNoParameters(one),
  },
  {
    name: 'a-slug-next-to-no-id',
    row: 'a call without its parameters, or with null, is sent; the API names what is missing',
    because: 'An id that is undefined or empty does not hide the slug.',
    explains: ({ one, field, ours, our }) =>
      one.method === 'organizations.getOrganization' &&
      ((field === 'sends' && ours === '1') || field === 'path') &&
      parametersOf(one).some(({ organizationId: id, slug }) => String(id || '') === '' && Boolean(slug)) &&
      our['path'] !== '/v1/organizations/',
  },
  {
    name: 'dots-in-ids-are-encoded',
    row: 'ids are encoded; a value that is not an id is a `ConfigError`',
    because: 'An id is encoded as a whole, so dots in it lead nowhere.',
    explains: ({ one, field, theirs, ours }) =>
      field === 'sends' &&
      theirs === 'Error' &&
      /^\d$/.test(String(ours)) &&
      idsOf(one).some((id) => /\.\.|%2e/.test(String(id))),
  },
];

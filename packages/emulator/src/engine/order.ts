// Pure
import { type ApiErrorItem, apiErrorItem } from './errors.ts';

export interface OrderBy {
  readonly field: string;
  readonly descending: boolean;
}

const orderBy = /^(?<sign>[+-]?)(?<field>.*)$/s;

/** Parses `order_by`: a field with an optional `+` or `-` in front of it. Default: newest first. */
export function parseOrder(text: string | null | undefined): OrderBy {
  // A `+` that is not percent-encoded arrives as a space.
  const { sign, field } = orderBy.exec(text?.trim() || '-created_at')?.groups ?? {};
  return { field: field ?? '', descending: sign === '-' };
}

/** Returns an error for an order that the operation does not have. Only the first `order_by` of a query counts. */
export function checkOrder(
  fields: readonly string[] | undefined,
  query: URLSearchParams,
): readonly ApiErrorItem[] {
  const { field } = parseOrder(query.get('order_by'));
  // The default is an order of every list.
  if (fields === undefined || field === 'created_at' || fields.includes(field)) return [];
  const expected = `one of ${fields.join(', ')}, with an optional + or - in front of it`;
  return [apiErrorItem('form_param_value_invalid', { param_name: 'order_by', expected })];
}

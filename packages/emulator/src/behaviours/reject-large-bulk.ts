// Pure
import { type ApiErrorItem, apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';

const maximumItems = 10;

/** Throws an `ApiFault` for a list with more than 10 items. */
export function rejectLargeBulk({ body }: OperationRequest): readonly ApiErrorItem[] {
  const isTooLarge = Array.isArray(body) && body.length > maximumItems;
  if (isTooLarge) throw apiFault('bulk_size_exceeded', { limit: String(maximumItems) });
  return [];
}

import type { Compose } from '../operation.ts';
import { splitFields } from './split-fields.ts';

/** A path that takes an id or, where none is given, a slug: `composed` holds the name of the id. */
export const withSlug: Compose = async (send, transport, operation, [params], options) => {
  const [id = ''] = operation.composed ?? [];
  const [{ slug }, rest] = splitFields(params, ['slug']);
  const named = slug === undefined ? rest : { [id]: slug, ...Object(rest) };
  return send(transport, operation, [named], options);
};

import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

/** Uses a slug in the path if the parameters have no id. `composed` holds the name of the id. */
export const withSlug: Compose = async (send, transport, operation, [params], options) => {
  const [id = ''] = operation.composed ?? [];
  const [{ slug }, rest] = splitFields(params, ['slug']);
  const identified = slug === undefined ? rest : { [id]: slug, ...Object(rest) };
  return send(transport, operation, [identified], options);
};

import type { OperationModel } from './describe-operation.ts';
import { HEADER } from './render.ts';

/** Parameters that select nothing when they are empty: a search, an order, and a cursor. */
const OTHERS: ReadonlySet<string> = new Set(['query', 'order_by', 'starting_after']);
const SUFFIX_OF_SEARCHES = '_query';

/** Renders the names of the filters of all lists: the parameters of queries that are strings, or lists of strings. */
export function renderFilters(models: readonly OperationModel[]): string {
  const names = models.filter(isList).flatMap(({ described }) =>
    (described?.query ?? [])
      .filter(({ schema }) => (schema.items ?? schema).type === 'string')
      .map(({ name }) => name)
      .filter((name) => !OTHERS.has(name) && !name.endsWith(SUFFIX_OF_SEARCHES)),
  );
  const entries = [...new Set(names)].sort().map((name) => `'${name}'`);
  return `${HEADER}// Pure

/** The filters of lists, as the API names them. The API takes an empty one for none, and returns everything. */
export const FILTERS: ReadonlySet<string> = new Set([${entries.join(', ')}]);
`;
}

const isList = ({ described }: OperationModel): boolean =>
  described?.query.some(({ name }) => name === 'limit') === true;

// Pure
import { operationsJson, shapesJson } from '../generated/operations.ts';
import type { CollectionName } from '../store/collections.ts';
import type { Shape, Shapes } from './shape.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** How much of the real behaviour an operation aims at: exact rules, state, or the right shape. */
export type Tier = 'P0' | 'P1' | 'P2';

/** How an operation is answered if it has no behaviour. `engine/kinds.ts` has a function for each. */
export type Kind =
  /** Changes a record in the way that the last word of the path says: `revoke`. */
  | 'act'
  /** Changes the only record of its collection. */
  | 'change'
  | 'count'
  | 'create'
  /** Creates a record for each item of a list. */
  | 'create-many'
  | 'delete'
  | 'get'
  | 'list'
  /** Not emulated: an answer that is made up would be wrong. */
  | 'none'
  /** Returns the only record of its collection. */
  | 'read'
  /** Replaces all records of a collection. */
  | 'replace'
  /** Answers with the right shape, without state. */
  | 'sample'
  | 'update';

/** An operation of the Backend API: a row of the generated table. */
export interface Operation {
  /** Method and path, such as `GET /users/{user_id}`. */
  readonly id: OperationId;
  readonly tag: string;
  readonly tier: Tier;
  readonly kind: Kind;
  readonly collection?: CollectionName;
  /** The parameter in the path that identifies the record. */
  readonly key?: string;
  /** Parameters in the path that identify other records, with their collections. These must exist. */
  readonly parents?: Readonly<Record<string, CollectionName>>;
  readonly path?: Readonly<Record<string, Shape>>;
  /** A name that ends with `?` is optional. */
  readonly query?: Readonly<Record<string, Shape>>;
  /** The fields that `order_by` can name. */
  readonly orders?: readonly string[];
  readonly body?: { readonly type: 'json' | 'form'; readonly required?: true; readonly shape: Shape };
  /** The status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Null for an answer without a body. */
  readonly answer: Shape | null;
  readonly deprecated?: true;
}

export type OperationId = `${Method} /${string}`;

interface OperationTable {
  readonly operations: readonly Operation[];
  readonly shapes: Shapes;
}

let table: OperationTable | undefined;

/** Returns the generated table. Parses it once, when it is first needed. */
export function readOperationTable(): OperationTable {
  table ??= parseTable();
  return table;
}

function parseTable(): OperationTable {
  // The generator has written these strings. A test validates the answer of every operation against the description.
  const rows: Record<OperationId, Omit<Operation, 'id'>> = JSON.parse(operationsJson);
  const operations = Object.entries(rows).map(([id, row]): Operation => ({ ...row, id: id as OperationId }));
  return { operations, shapes: JSON.parse(shapesJson) };
}

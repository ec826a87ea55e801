import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';
import type { ApiVersion } from './api-version.ts';
import type { Operation } from './operation.ts';
import type { QueryValues } from './read-query.ts';
import type { Shapes } from './shape.ts';

/** A request of an operation whose path, query and body are valid. */
export interface OperationRequest<Body = Readonly<Record<string, unknown>>> {
  readonly instance: Instance;
  readonly operation: Operation;
  readonly shapes: Shapes;
  readonly apiVersion: ApiVersion;
  /** The parameters of the path, by the names of the description. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parameters of the query that the operation has, as numbers, booleans and lists where it says so. */
  readonly values: QueryValues;
  readonly body: Body;
  /** The machine whose secret key the request has. Undefined for the secret key of the instance. */
  readonly machine: AnyRecord | undefined;
}

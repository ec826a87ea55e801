import type { CollectionName } from '../store/collections.ts';
import type { Instance } from '../store/instance.ts';
import type { RecordOf } from '../store/records.ts';
import type { ApiErrorCode, ApiErrorItem } from './errors.ts';
import type { Formats } from './formats.ts';
import type { OperationId } from './operation.ts';
import type { OperationRequest } from './request.ts';
import type { Shape } from './shape.ts';

/** What the shapes of an operation don't say. */
export interface OperationBehaviour {
  /** Formats of parameters in the body, in addition to the common ones. */
  readonly formats?: Formats;
  /**
   * Parameters of the body in addition to, or in place of, the described ones, such as those of older versions. Each call
   * returns one of a few constants.
   */
  readonly body?: (
    request: Pick<OperationRequest, 'apiVersion'>,
  ) => Readonly<Record<string, Shape>> | undefined;
  /** Parameters of the query in addition to, or in place of, the described ones. */
  readonly query?: Readonly<Record<string, Shape>>;
  /** Rules about several parameters. Its errors are reported with those of the shape. */
  readonly check?: (request: OperationRequest) => readonly ApiErrorItem[];
  /** Returns the JSON of the answer, or throws an `ApiFault`. Replaces the answer of the kind. */
  // Behaviours declare the type of the body that the shape of their operation describes.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly handle?: (request: OperationRequest<any>) => unknown;
}

/** What the shape of a record doesn't say. The kinds of operations call these functions. */
export interface RecordBehaviour<T> {
  /** Returns the fields of a new record that the body doesn't have. Throws an `ApiFault` to reject it. */
  readonly create?: (draft: T, request: OperationRequest) => Partial<T> | Readonly<Record<string, unknown>>;
  /** Does what follows from a new record. */
  readonly created?: (record: T, request: OperationRequest) => void;
  /** Sends the messages about a new record, after all records of the request are stored. */
  readonly announce?: (record: T, request: OperationRequest) => void;
  /** Returns what changes with a record in place of, or in addition to, the body. Throws an `ApiFault` to reject it. */
  readonly update?: (record: T, request: OperationRequest) => Partial<T> | Readonly<Record<string, unknown>>;
  /** Does what follows from a change. */
  readonly updated?: (before: T, after: T, request: OperationRequest) => void;
  /** Throws an `ApiFault` to keep the record. */
  readonly delete?: (record: T, request: OperationRequest) => void;
  /** Finds a record by what the path has in place of its id. Default: by the id. */
  readonly find?: (instance: Instance, key: string) => T | undefined;
  /** Returns the record of a collection with a single record, before its first change. */
  readonly initial?: (instance: Instance) => T;
  /** Returns the fields that change without a request, such as the status of what expires. Filters see them too. */
  readonly derive?: (record: T, instance: Instance) => Partial<T> | Readonly<Record<string, unknown>>;
  /** Returns the records of a list in place of all records below the parents in the path. */
  readonly select?: (request: OperationRequest) => readonly T[] | undefined;
  /** Returns the values of an answer that are not in the record. */
  readonly render?: (record: T, request: OperationRequest) => Readonly<Record<string, unknown>>;
  /** The fields that the parameter `query` of a list searches. Default: the fields that usually name a record. */
  readonly searched?: readonly string[];
  /** The error of a record with a value that another record has. Default: `form_identifier_exists`. */
  readonly conflict?: ApiErrorCode;
}

export type RecordBehaviours = {
  readonly [Name in CollectionName]?: RecordBehaviour<RecordOf<Name>>;
};

export type OperationBehaviours = Readonly<Partial<Record<OperationId, OperationBehaviour>>>;

/** The rules of a resource. `behaviours/behaviours.ts` lists all resources. */
export interface Behaviour {
  readonly operations?: OperationBehaviours;
  readonly records?: RecordBehaviours;
}

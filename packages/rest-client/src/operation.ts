// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import type { Transport } from './transport.ts';

/** What every operation of the API says of itself. Data, but for `compose`: the engine knows no operation by name. */
interface OperationDescription {
  /** Resource and method, as on the client. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * Path below the API version. `{userId}` takes the field of that name, `{organizationId|slug}` the first of
   * the two that is given, and `{/template}` is left out with its slash when the field is not given.
   */
  readonly path: `/${string}`;
  /**
   * The positional arguments: each is the name of a field, `...` for an object whose entries are fields, or `[]`
   * for what is the body as it is. Absent: the fields of the path, in their order. Fields that the path does not
   * take go into the query of a GET or DELETE, else into the body.
   */
  readonly args?: readonly string[];
  /** Fields that every request has. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** The data is this field of the answer, a number. */
  readonly pick?: string;
  /** An answer without this field, named as on the wire, is none. */
  readonly has?: string;
  /** A field, named as on the wire, whose keys are those of users, where other operations have keys of the API. */
  readonly opaque?: string;
  /** The answer is handed out with the API's own keys. */
  readonly isVerbatim?: true;
  /** The answer has no body: the data is null. */
  readonly isEmpty?: true;
  /** A POST that only reads: it can be sent again. */
  readonly isSafe?: true;
  /** Needs no secret key. */
  readonly isPublic?: true;
  /** What a call needs beyond one request of its fields. Where it is not data, so that only its users carry it. */
  readonly compose?: Compose;
  /** Another operation, for `compose`. */
  readonly companion?: AnyOperation;
  /** Fields, for `compose`. */
  readonly composed?: readonly string[];
}

/** Sends a call of an operation. */
export type Send = (
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options?: CallOptions,
) => Promise<ApiResult<unknown> | ApiListResult<unknown>>;

/** Makes a call of an operation of others that `send` knows. It hands on no operation with a `compose`. */
export type Compose = (send: Send, ...call: Parameters<Send>) => ReturnType<Send>;

/** Carries the types of arguments and data, and no value. */
declare const types: unique symbol;

/** An operation that gives one value. */
export interface ItemOperation<Args extends readonly unknown[], Data> extends OperationDescription {
  readonly page?: never;
  readonly [types]?: (...args: Args) => Data;
}

/** An operation that gives a list: a bare array, or an object with the items and `total_count`. */
export interface ListOperation<Args extends readonly unknown[], Item> extends OperationDescription {
  /** The field with the items, where the answer is no array. */
  readonly page: string;
  readonly [types]?: (...args: Args) => Item[];
}

// The upper bound of every operation: arguments are contravariant.
// biome-ignore lint/suspicious/noExplicitAny: no other type is a supertype of all argument lists
export type AnyOperation = ItemOperation<any, unknown> | ListOperation<any, unknown>;

/** What `call` takes after the operation. */
export type ArgumentsOf<Op extends AnyOperation> =
  Op extends ListOperation<infer Args, unknown>
    ? Args
    : Op extends ItemOperation<infer Args, unknown>
      ? Args
      : never;

export type ResultOf<Op extends AnyOperation> =
  Op extends ListOperation<infer _, infer Item>
    ? ApiListResult<Item>
    : Op extends ItemOperation<infer _, infer Data>
      ? ApiResult<Data>
      : never;

/** An operation as a method of the client. */
export type MethodOf<Op extends AnyOperation> =
  Op extends ListOperation<infer Args extends readonly unknown[], infer Item>
    ? (...args: [...args: Args, options?: CallOptions]) => Promise<ApiListResult<Item>>
    : Op extends ItemOperation<infer Args extends readonly unknown[], infer Data>
      ? (...args: [...args: Args, options?: CallOptions]) => Promise<ApiResult<Data>>
      : never;

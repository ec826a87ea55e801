// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';

/** What every operation of the API says of itself. Data only: the engine knows no operation by name. */
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
   * The positional arguments: each is the name of a field, or `...` for an object whose entries are fields.
   * Fields that the path does not take go into the query of a GET or DELETE, else into the body.
   */
  readonly args: readonly string[];
  /** The response is handed out with the API's own keys. */
  readonly isVerbatim?: true;
  /** The data is this field of the response. */
  readonly pick?: string;
}

/** Carries the types of arguments and data, and no value. */
declare const types: unique symbol;

/** An operation that gives one value. */
export interface ItemOperation<Args extends readonly unknown[], Data> extends OperationDescription {
  readonly page?: never;
  readonly [types]?: (...args: Args) => Data;
}

/** An operation that gives a list: a bare array, or an object with `data` and `total_count`. */
export interface ListOperation<Args extends readonly unknown[], Item> extends OperationDescription {
  readonly page: 'array' | 'counted' | 'counted-when-asked';
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

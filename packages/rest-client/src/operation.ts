// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import type { Transport } from './transport.ts';

/** What every operation of the API says of itself. The engine knows no operation by name. */
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
   * The positional arguments, by default the fields of the path: each is the name of a field, `...` for an object
   * whose entries are fields, or `[]` for the body itself (an array or a form). Fields that the path does not
   * take go into the query of a GET or DELETE, else into the body.
   */
  readonly args?: readonly string[];
  /** Fields that every request has. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** A POST that only reads, and so may be repeated. */
  readonly isSafe?: true;
  /** Works without a secret key. */
  readonly isPublic?: true;
  /** The response has no body: `data` is null. */
  readonly isEmpty?: true;
  /** The response is handed out with the API's own keys. */
  readonly isVerbatim?: true;
  /** A field of the response, by the name on the wire, whose content belongs to the user. */
  readonly opaque?: string;
  /** A field, by the name on the wire, without which a response is not what it should be. */
  readonly has?: string;
  /** The data is the number in this field of the response. */
  readonly pick?: string;
  /** Takes the place of the engine, for an operation that is more than one request or an unusual one. */
  readonly compose?: (
    send: Send,
    transport: Transport,
    operation: AnyOperation,
    args: readonly unknown[],
    options?: CallOptions,
  ) => Promise<ApiResult<unknown> | ApiListResult<unknown>>;
}

/** Sends the request of an operation and reads the result. */
export type Send = (
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options?: CallOptions,
) => Promise<ApiResult<unknown> | ApiListResult<unknown>>;

/** Carries the types of arguments and data, and no value. */
declare const types: unique symbol;

/** An operation that gives one value. */
export interface ItemOperation<Args extends readonly unknown[], Data> extends OperationDescription {
  readonly page?: never;
  readonly [types]?: (...args: Args) => Data;
}

/** An operation that gives a list: a bare array, or an object with `total_count` and the items in the field `page`. */
export interface ListOperation<Args extends readonly unknown[], Item> extends OperationDescription {
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

// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import type { Fields, Need, Payload } from './request-parts.ts';
import type { Transport } from './transport.ts';

/**
 * Describes one operation of the API. The values are data; where only some operations need code, the constant holds the
 * function, so that bundles without these operations leave it out. The engine knows no operation by name (decision 003).
 */
interface OperationDescription {
  /** Resource and method, as on the client: `users.getUser`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API version. `{userId}` is replaced by the field `userId`. */
  readonly path: `/${string}`;
  /**
   * The positional arguments: each is the name of a field, or `...` for an object whose entries are fields. Default: the
   * fields of the path, in their order.
   */
  readonly args?: readonly string[];
  /** Encodes the fields that are not in the path. Absent if there are no such fields. */
  readonly encode?: Encode;
  /** The names of the parameters in the query. The API ignores other ones, so that a misspelt filter selects everything. */
  readonly parameters?: readonly string[] | undefined;
  /** Fields that are in every query. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Reads the response body. Default: an object, whose keys become camelCase. */
  readonly read?: Read;
  /** The largest `limit` of a page. The API silently replaces a larger one with its default. */
  readonly maxLimit?: number;
  /** A field of the response, named as in the API, for `read`. */
  readonly has?: string;
  /** A field, named as in the API, whose keys are kept as they are because users choose them. */
  readonly opaque?: string;
  /** A POST that changes nothing, so that it can be repeated. */
  readonly isRetryable?: true;
  /** Makes the call, if it takes more than one request of its fields (decision 008). */
  readonly compose?: Compose;
  /** Another operation that `compose` calls. */
  readonly companion?: AnyOperation;
  /** Names and values that `compose` needs. */
  readonly composed?: readonly string[];
}

/** The arguments of a call, without the fields of the path. */
export interface EncodeInput {
  /** Positional fields and the entries of the parameters. */
  readonly fields: Fields;
  /** The argument `...` as the caller passed it. */
  readonly params: unknown;
  /** The operation that is called. */
  readonly operation: AnyOperation;
}

/** Encodes fields as a query or a body. Throws a `ConfigError` for values that cannot be sent. */
export type Encode = (input: EncodeInput, need: Need) => Payload;

/** Reads the data of a response body. Throws if the body has another shape than the operation promises. */
export type Read = (
  json: unknown,
  operation: AnyOperation,
) => { readonly data: unknown; readonly totalCount?: number | null };

/** Like `CallOptions`; `secretKey: null` sends no key. */
export interface SendOptions extends Omit<CallOptions, 'secretKey'> {
  /** A key for this call, or `null` for no key. */
  secretKey?: string | null | undefined;
}

/** Calls an operation. */
export type Send = (
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options?: SendOptions,
) => Promise<ApiResult<unknown> | ApiListResult<unknown>>;

/** Makes one call from other calls. It receives the operation without its `compose`. */
export type Compose = (send: Send, ...call: Parameters<Send>) => ReturnType<Send>;

/** Key of a property that carries the types of arguments and data, and never a value. */
declare const types: unique symbol;

/** An operation that returns one value. */
export interface ItemOperation<Args extends readonly unknown[], Data> extends OperationDescription {
  readonly page?: never;
  readonly [types]?: (...args: Args) => Data;
}

/** An operation that returns a list: the API sends an array, or an object with the items and `total_count`. */
export interface ListOperation<Args extends readonly unknown[], Item> extends OperationDescription {
  /** The field with the items, if the API sends an object. */
  readonly page: string;
  readonly [types]?: (...args: Args) => Item[];
}

/** Any operation. */
// biome-ignore lint/suspicious/noExplicitAny: arguments are contravariant, so no other type fits all argument lists
export type AnyOperation = ItemOperation<any, unknown> | ListOperation<any, unknown>;

/** The arguments of an operation, as `call` takes them. */
export type ArgumentsOf<Op extends AnyOperation> =
  Op extends ListOperation<infer Args, unknown>
    ? Args
    : Op extends ItemOperation<infer Args, unknown>
      ? Args
      : never;

/** The result of an operation. */
export type ResultOf<Op extends AnyOperation> =
  Op extends ListOperation<infer _, infer Item>
    ? ApiListResult<Item>
    : Op extends ItemOperation<infer _, infer Data>
      ? ApiResult<Data>
      : never;

/** The method of the client for an operation. */
export type MethodOf<Op extends AnyOperation> =
  Op extends ListOperation<infer Args extends readonly unknown[], infer Item>
    ? (...args: [...args: Args, options?: CallOptions]) => Promise<ApiListResult<Item>>
    : Op extends ItemOperation<infer Args extends readonly unknown[], infer Data>
      ? (...args: [...args: Args, options?: CallOptions]) => Promise<ApiResult<Data>>
      : never;

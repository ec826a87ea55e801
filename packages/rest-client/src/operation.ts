// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import type { Fields, Need, RequestParts } from './engine/request-parts.ts';
import type { Transport } from './transport.ts';

/**
 * What every operation of the API says of itself. Data, and functions where that keeps from other operations what
 * only this kind needs; the engine knows no operation by name.
 */
interface OperationDescription {
  /** Resource and method, as on the client. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API version. `{userId}` takes the field of that name. */
  readonly path: `/${string}`;
  /**
   * The positional arguments: each is the name of a field, or `...` for an object whose entries are fields. Absent:
   * the fields of the path, in their order.
   */
  readonly args?: readonly string[];
  /** Where fields go that the path does not take. Absent where there are none. */
  readonly encode?: Encode;
  /** Fields that every query has. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What is made of the answer. Absent: an object with the keys of the client. */
  readonly read?: Read;
  /** A field of the answer, named as on the wire, for `read`. */
  readonly has?: string;
  /** A field, named as on the wire, whose keys are those of users, where other operations have keys of the API. */
  readonly opaque?: string;
  /** A POST that only reads: it can be sent again. */
  readonly isSafe?: true;
  /** What a call needs beyond one request of its fields. */
  readonly compose?: Compose;
  /** Another operation, for `compose`. */
  readonly companion?: AnyOperation;
  /** Names, for `compose`. */
  readonly composed?: readonly string[];
}

/**
 * Takes the parameters apart, before the path takes its fields. What it returns is called with the path when it
 * has, and puts the rest where it belongs.
 */
export type Encode = (fields: Fields, need: Need, operation: AnyOperation) => (path: string) => RequestParts;

/** Makes the data of a body. Throws for another shape than the operation promises. */
export type Read = (
  json: unknown,
  operation: AnyOperation,
) => { readonly data: unknown; readonly totalCount?: number | null };

/** `secretKey: null` sends none. */
export interface SendOptions extends Omit<CallOptions, 'secretKey'> {
  secretKey?: string | null | undefined;
}

/** Sends a call of an operation. */
export type Send = (
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options?: SendOptions,
) => Promise<ApiResult<unknown> | ApiListResult<unknown>>;

/** Makes a call of an operation, which it is handed without its `compose`, of others that `send` knows. */
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

// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type {
  BackendApiClient,
  BatchEmailResult as BatchResult,
  DeletedObject as DeletedJson,
} from '@x/rest-client';
import type { DeletedObject, Email, ResourceByObject } from '../resources/types.ts';
import type { ReferenceMethods } from './reference-methods.ts';

/** The options that call the Backend API. */
export type CreateBackendApiOptions = {
  secretKey?: string;
  machineSecretKey?: string;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string;
  /** Default `v1`. */
  apiVersion?: string;
  /** Default: the name and the version of the client. */
  userAgent?: string;
  /** Has no effect: no call needs another key than its own. */
  requireSecretKey?: boolean;
};

/** A page of a list. */
export interface PaginatedResourceResponse<Items> {
  data: Items;
  totalCount: number;
}

/** The result of one email of a batch. */
export interface BatchEmailResult extends Omit<BatchResult, 'email'> {
  email?: Email;
}

/** The resource of an object of `@x/rest-client`: both have the same kind. */
type ResourceOf<Value> = Value extends DeletedJson
  ? DeletedObject
  : Value extends BatchResult
    ? BatchEmailResult
    : Value extends ReadonlyArray<infer Item>
      ? ResourceOf<Item>[]
      : Required<Value> extends { object: infer Kind extends keyof ResourceByObject }
        ? ResourceByObject[Kind]
        : Value;

type ValueOf<Result> =
  Result extends ApiListResult<infer Item>
    ? PaginatedResourceResponse<ResourceOf<Item>[]>
    : Result extends ApiResult<infer Data>
      ? ResourceOf<Exclude<Data, null | { active: false }>>
      : never;

type MethodOf<Method> = Method extends (
  ...args: [...infer Args, options?: infer _Options]
) => Promise<infer Result>
  ? (...args: Args) => Promise<ValueOf<Result>>
  : never;

/** The methods of a resource of the reference, such as `users`. */
export type ResourceApi<
  Name extends keyof ReferenceMethods & keyof BackendApiClient = keyof ReferenceMethods &
    keyof BackendApiClient,
> = {
  [Method in ReferenceMethods[Name] & keyof BackendApiClient[Name]]: MethodOf<BackendApiClient[Name][Method]>;
};

/** The functions that call the Backend API, by resource. */
export type ApiClient = {
  [Name in keyof ReferenceMethods & keyof BackendApiClient]: ResourceApi<Name>;
};

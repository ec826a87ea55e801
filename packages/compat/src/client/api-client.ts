// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type {
  BackendApiClient,
  BackendApiClientOptions,
  BatchEmailResult as BatchResult,
  DeletedObject as DeletedJson,
} from '@x/rest-client';
import type { ResourceByObject } from '../resources/by-object.ts';
import type { DeletedObject } from '../resources/types.ts';
import type { BatchEmailResult } from './email-methods.ts';
import type { MethodTypes } from './method-types.ts';
import type { PaginatedResourceResponse } from './page.ts';
import type { ReferenceMethods } from './reference-methods.ts';

/** The options of calls that the reference lacks. */
export interface AddedApiOptions {
  /** Replaces the global `fetch`. */
  fetch?: BackendApiClientOptions['fetch'];
  /** `false`: a call that fails is not repeated. */
  retry?: BackendApiClientOptions['retry'];
  /** The time limit of a call. */
  timeoutInMs?: BackendApiClientOptions['timeoutInMs'];
}

/** The options that call the Backend API. */
export type CreateBackendApiOptions = AddedApiOptions & {
  /** The secret key of the instance: `sk_live_...` or `sk_test_...`. */
  secretKey?: string;
  /** The secret key of a machine, for M2M tokens: `ak_...`. */
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

/** The part of a result that a call without an error has. The part with errors would add `unknown`. */
type Successful<Result> = Extract<Result, { readonly errors: null }>;

type ValueOf<Result> =
  Result extends ApiListResult<infer Item>
    ? PaginatedResourceResponse<ResourceOf<Item>[]>
    : Result extends ApiResult<infer Data>
      ? ResourceOf<Exclude<Data, null | { active: false }>>
      : never;

type MethodOf<Method> = Method extends (
  ...args: [...infer Args, options?: infer _Options]
) => Promise<infer Result>
  ? (...args: Args) => Promise<ValueOf<Successful<Result>>>
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
  [Name in keyof ReferenceMethods & keyof BackendApiClient]: Name extends keyof MethodTypes
    ? Omit<ResourceApi<Name>, keyof MethodTypes[Name]> & MethodTypes[Name]
    : ResourceApi<Name>;
};

// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import type { BackendApiClient } from '@x/rest-client';
import type { ResourceByObject } from '../resources/types.ts';

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

/** The resource of an object of `@x/rest-client`: both have the same kind. */
type ResourceOf<Value> = Value extends { object: keyof ResourceByObject }
  ? ResourceByObject[Value['object']]
  : Value extends ReadonlyArray<infer Item>
    ? ResourceOf<Item>[]
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

type Resources = Omit<BackendApiClient, 'request' | 'withOptions'>;

/** The functions that call the Backend API, by resource. */
export type ApiClient = {
  [Resource in keyof Resources]: {
    [Method in keyof Resources[Resource]]: MethodOf<Resources[Resource][Method]>;
  };
};

// Pure

/** The entries stand for a form with a file that the class `FormData` rejects, because it is of another realm. */
export type FormBody = FormData | ReadonlyArray<readonly [name: string, value: string | Blob]>;

/** The parts of a request that an operation and its arguments decide. */
export interface RequestParts {
  /** Path below the API version, with the query. */
  readonly path: string;
  readonly body?: string | FormBody | undefined;
}

/** Fields that are not in the path, encoded. */
export interface Payload {
  /** The query without its question mark. */
  readonly search?: string;
  /** The body. Absent means none. */
  readonly body?: string | FormBody | undefined;
}

/** Arguments of a call by name. The names are those of the client, in camelCase. */
export type Fields = Readonly<Record<string, unknown>>;

/** Throws a `ConfigError` that starts with the name of the operation, unless the condition holds. */
export type Need = (
  condition: boolean,
  problem: string,
  wrong?: { readonly got: unknown },
) => asserts condition;

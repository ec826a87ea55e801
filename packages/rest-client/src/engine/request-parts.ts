// Pure

/** What an operation and its arguments say about a request: all but credentials and transport. */
export interface RequestParts {
  /** With the query. */
  readonly path: string;
  readonly body?: string | FormData | undefined;
}

/** Arguments by their names, in the case of the client. */
export type Fields = Record<string, unknown>;

/** Throws a `ConfigError` that names the operation. */
export type Need = (holds: boolean, what: string) => asserts holds;

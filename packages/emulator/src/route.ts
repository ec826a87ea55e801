// Pure
import type { Fields, Parsed } from './fields.ts';
import type { Instance } from './instance.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export interface RouteRequest<Params extends string, Body> {
  readonly instance: Instance;
  readonly params: Readonly<Record<Params, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
}

/** One operation of the Backend API. The table of the README is checked against these. */
export interface Route {
  readonly method: Method;
  /** Below `/v1`. */
  readonly path: string;
  /** Absent for an operation that takes no body. */
  readonly fields: Fields | undefined;
  /** Gives the JSON of the response, or throws an `ApiFault`. */
  readonly handle: (request: RouteRequest<string, unknown>) => unknown;
}

interface RouteDefinition<Path extends string, F extends Fields> {
  readonly method: Method;
  readonly path: Path;
  readonly fields?: F | undefined;
  readonly handle: (request: RouteRequest<ParamNames<Path>, Parsed<F>>) => unknown;
}

/** Ties the types of parameters and body to the path and the table of fields, then forgets them. */
export function route<const Path extends string, F extends Fields = Record<never, never>>(
  definition: RouteDefinition<Path, F>,
): Route {
  const { method, path, fields, handle } = definition;
  // The app reads parameters by this very path and the body by this very table before it calls.
  return { method, path, fields, handle: handle as Route['handle'] };
}

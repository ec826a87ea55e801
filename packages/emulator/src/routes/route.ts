// Pure
import type { Fields, Parsed } from '../engine/fields.ts';
import type { Instance } from '../store/instance.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

interface RouteRequest<Params extends string, Body> {
  readonly instance: Instance;
  readonly params: Readonly<Record<Params, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
}

/** An operation of the Backend API. A test compares all routes with the table in the README. */
export interface Route {
  readonly method: Method;
  /** The path after `/v1`. */
  readonly path: string;
  /** Undefined for an operation without a body. */
  readonly fields: Fields | undefined;
  /** Returns the JSON of the response, or throws an `ApiFault`. */
  readonly handle: (request: RouteRequest<string, unknown>) => unknown;
}

interface RouteDefinition<Path extends string, F extends Fields> {
  readonly method: Method;
  readonly path: Path;
  readonly fields?: F | undefined;
  readonly handle: (request: RouteRequest<ParamNames<Path>, Parsed<F>>) => unknown;
}

/** Creates a route. Infers the types of the parameters from the path, and the type of the body from the fields. */
export function route<const Path extends string, F extends Fields = Record<never, never>>(
  definition: RouteDefinition<Path, F>,
): Route {
  const { method, path, fields, handle } = definition;
  // The app matches this path and validates the body against these fields before it calls the handler.
  return { method, path, fields, handle: handle as Route['handle'] };
}

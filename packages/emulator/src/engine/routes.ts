// Pure
import type { Method, Operation } from './operation.ts';

interface Route {
  readonly method: Method;
  /** A path in the notation of hono. */
  readonly path: string;
}

/** The reference SDK calls these without the version in the path. */
const unversioned = /^\/(api_keys|m2m_tokens|oauth_applications\/access_tokens)(\/|$)/;

/** Returns a path of the Backend API with its version, which the reference SDK leaves out of some. */
export function withVersion(path: string): string {
  return unversioned.test(path) ? `/v1${path}` : path;
}

export function toRoutes({ id }: Operation): readonly Route[] {
  const [method, template] = splitId(id);
  const path = template.replace(/\{(\w+)\}/g, ':$1');
  const versioned = { method, path: `/v1${path}` };
  return withVersion(path) === path ? [versioned] : [versioned, { method, path }];
}

/** Sorts paths with a literal segment before paths with a parameter in its place: hono takes the first that matches. */
export function sortByPrecedence(operations: readonly Operation[]): readonly Operation[] {
  const key = ({ id }: Operation) => id.replace(/^\w+ /, '').replace(/\{\w+\}/g, '~');
  return [...operations].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

function splitId(id: Operation['id']): readonly [Method, string] {
  const [method = '', path = ''] = id.split(' ');
  // An id starts with its method.
  return [method as Method, path];
}

/**
 * What authentication reads of a request. A server has it without a `Request`, which takes longer to create than
 * everything that is read of it.
 */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  /** With the values of `Headers`: repeated headers are joined. */
  readonly headers: Pick<Headers, 'get' | 'has'> & Iterable<[name: string, value: string]>;
}

type AnyFunction = (...args: never) => unknown;

/**
 * Marks the functions of this package that read the head of a request and nothing more. A function of an application can
 * read all. The value is the function itself, because a spy has the properties of the function that it replaces, and a
 * proxy shows them. A set of them would take a tenth of the time of creating a client.
 */
const READS_HEADS = /* @__PURE__ */ Symbol('readsHeads');

/** Says that an `authenticateRequest` also accepts a `RequestHead`, and returns it. */
export function markHeadReader<Authenticate extends AnyFunction>(authenticate: Authenticate): Authenticate {
  return Object.assign(authenticate, { [READS_HEADS]: authenticate });
}

/** Returns whether an `authenticateRequest` accepts a `RequestHead` in place of a `Request`. */
export function readsHeads(authenticate: AnyFunction): boolean {
  return Reflect.get(authenticate, READS_HEADS) === authenticate;
}

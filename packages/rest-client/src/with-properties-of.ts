/** The operations that look at the properties of an object as a whole, or change them. */
const WHOLE = [
  'has',
  'ownKeys',
  'getOwnPropertyDescriptor',
  'set',
  'defineProperty',
  'deleteProperty',
  'preventExtensions',
] as const satisfies ReadonlyArray<keyof ProxyHandler<object>>;

/**
 * Returns the target with the properties of a source as well, which is created when one of them is first used. The client
 * of the API has more than forty resources: defining them takes as long as verifying a token, and most requests use none.
 * The properties of the target win.
 */
export function withPropertiesOf<Target extends object, Source extends object>(
  target: Target,
  createSource: () => Source,
): Target & Source {
  let source: Source | undefined;
  const getSource = (): Source => {
    source ??= createSource();
    return source;
  };
  let hasAll = false;
  const complete = () => {
    if (!hasAll) {
      hasAll = true;
      Object.defineProperties(target, {
        ...Object.getOwnPropertyDescriptors(getSource()),
        ...Object.getOwnPropertyDescriptors(target),
      });
    }
  };
  const handler: ProxyHandler<Target> = {
    get(_target, name, receiver) {
      // `await` reads `then`.
      const isOfTarget = hasAll || name === 'then' || Object.hasOwn(target, name);
      return isOfTarget ? Reflect.get(target, name, receiver) : Reflect.get(getSource(), name);
    },
  };
  for (const operation of WHOLE) {
    // `Reflect` has the default of each operation, with the same arguments.
    const reflect = Reflect[operation] as (...args: unknown[]) => never;
    handler[operation] = (...args: unknown[]) => {
      complete();
      return reflect(...args);
    };
  }
  // The proxy has the properties of both.
  return new Proxy(target, handler) as Target & Source;
}

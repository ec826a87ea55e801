// Pure

/**
 * Returns a parameter of the path of a request. The route has matched, so only a name that the route does not have is
 * missing: a mistake of this program, not of the caller.
 */
export function pathParam(params: Readonly<Record<string, string>>, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The path has no parameter "${name}".`);
  return value;
}

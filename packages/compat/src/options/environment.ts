/** The variables that a bundler puts into a module. */
type BundledMeta = { readonly env?: Readonly<Record<string, unknown>> };

/**
 * Returns an environment variable: of the process, of the bundler, or a global variable, which the bindings of a service
 * worker are. Undefined for an empty variable.
 */
export function environmentVariable(name: string): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string>> };
  };
  const sources = [
    () => process?.env?.[name],
    () => (import.meta as BundledMeta).env?.[name],
    () => Reflect.get(globalThis, name),
  ];
  return sources.map(attempt).find((value) => typeof value === 'string') || undefined;
}

/** Deno throws without the permission to read the environment. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Returns an environment variable. Undefined where a runtime has no environment, and for an empty variable. */
export function environmentVariable(name: string): string | undefined {
  try {
    const { process } = globalThis as {
      readonly process?: { readonly env?: Readonly<Record<string, string>> };
    };
    return process?.env?.[name] || undefined;
  } catch {
    // Deno throws without the permission to read the environment.
    return undefined;
  }
}

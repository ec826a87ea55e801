// Pure

/** Returns what follows a prefix in a path: empty, or a path of its own. Undefined if the path is not below the prefix. */
export function pathBelow(path: string, prefix: string): string | undefined {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
  return rest === '' || rest?.startsWith('/') ? rest : undefined;
}

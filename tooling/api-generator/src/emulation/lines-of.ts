// Pure

/** Prints one entry per line, so that a change of the description is a change of few lines. */
export function linesOf(table: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(table).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}`.replace(/[\\`]|\$\{/g, '\\$&');
}

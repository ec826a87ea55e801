// Pure

/** Returns the properties with these names that are neither undefined nor empty strings. */
export function pick<Picked extends object>(
  value: unknown,
  names: ReadonlyArray<keyof Picked & string>,
): Partial<Picked> {
  const all = Object(value);
  const entries = names.map((name) => [name, all[name]] as const);
  // The names are those of the properties.
  return Object.fromEntries(
    entries.filter(([, property]) => property !== undefined && property !== ''),
  ) as Partial<Picked>;
}

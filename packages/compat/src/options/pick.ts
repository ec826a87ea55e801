// Pure

type Names<Picked> = ReadonlyArray<keyof Picked & string>;

/** Returns the properties with these names that are neither undefined nor empty strings. */
export const pick = <Picked extends object>(value: unknown, names: Names<Picked>): Partial<Picked> =>
  pickWhere(value, names, (property) => property !== undefined && property !== '');

/** Returns the properties with these names that are not undefined. */
export const pickDefined = <Picked extends object>(value: unknown, names: Names<Picked>): Partial<Picked> =>
  pickWhere(value, names, (property) => property !== undefined);

function pickWhere<Picked extends object>(
  value: unknown,
  names: Names<Picked>,
  isGiven: (property: unknown) => boolean,
): Partial<Picked> {
  const all = Object(value);
  const entries = names.map((name) => [name, all[name]] as const);
  // The names are those of the properties.
  return Object.fromEntries(entries.filter(([, property]) => isGiven(property))) as Partial<Picked>;
}

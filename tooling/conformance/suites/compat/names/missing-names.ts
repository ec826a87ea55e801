import type { ExportedNames } from './exported-names.ts';

/** Returns the names that one package exports and another one lacks, as lines such as `./jwt: type Foo`. */
export function missingNames(
  reference: ReadonlyMap<string, ExportedNames>,
  compat: ReadonlyMap<string, ExportedNames>,
): readonly string[] {
  return [...reference].flatMap(([entry, { values, types }]) => {
    const ours = compat.get(entry);
    if (ours === undefined) {
      return [`${entry}: the entry`];
    }
    const hasType = (name: string) => ours.types.has(name) || ours.values.has(name);
    return [
      ...[...values].filter((name) => !ours.values.has(name)).map((name) => `${entry}: value ${name}`),
      ...[...types].filter((name) => !hasType(name)).map((name) => `${entry}: type ${name}`),
    ];
  });
}

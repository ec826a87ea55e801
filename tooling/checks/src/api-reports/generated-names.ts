import type { Project } from '../project/project.ts';

/** Returns the names that the generated files of a package export. Such a file says so on line 1. */
export function generatedNames({ packages }: Project, folder: string): ReadonlySet<string> {
  const files = packages.find((one) => one.folder === folder)?.files ?? [];
  const texts = files.map(({ text }) => text).filter((text) => /^.*\bgenerated\b/i.test(text));
  return new Set(texts.flatMap((text) => [...declaredIn(text), ...reExportedBy(text)]));
}

function declaredIn(text: string): readonly string[] {
  const matches = text.matchAll(/^export (?:interface|type|const|function) (?<name>\w+)/gm);
  return [...matches].flatMap(({ groups }) => groups?.['name'] ?? []);
}

/** Returns `b` and `c` of `export { a as b, type c } from ...`. */
function reExportedBy(text: string): readonly string[] {
  const lists = [...text.matchAll(/^export (?:type )?\{(?<names>[^}]*)\}/gm)];
  return lists.flatMap(({ groups }) => groups?.['names']?.match(/\w+(?=\s*(?:,|$))/g) ?? []);
}

import { findCycles } from '../project/find-cycles.ts';
import type { Check, Package, Violation } from '../project/project.ts';
import { resolveImport } from '../project/resolve-import.ts';

export const cycles: Check = {
  name: 'cycles',
  run: ({ packages }) => packages.flatMap(checkPackage),
  scope: ({ packages }) => {
    const edges = packages.flatMap((one) => [...graphOf(one).values()].flat());
    return `${edges.length} imports within packages`;
  },
};

function checkPackage(one: Package): readonly Violation[] {
  const short = (path: string): string => path.slice(one.folder.length + 1);
  return findCycles(graphOf(one)).map((cycle) => ({
    check: 'cycles',
    file: cycle[0] ?? one.folder,
    message: `files import each other: ${cycle.map(short).join(' -> ')}. Move what they share into a file of its own`,
  }));
}

function graphOf(one: Package): ReadonlyMap<string, readonly string[]> {
  return new Map(
    one.files.map((file) => [
      file.path,
      file.imports.flatMap(({ specifier }) => {
        const target = resolveImport(specifier, file.path, one);
        return target.kind === 'files' ? target.paths : [];
      }),
    ]),
  );
}

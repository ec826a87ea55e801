import { join } from 'node:path';
import { targetsOf } from '../project/manifest.ts';
import type { Project } from '../project/project.ts';

export interface PublicEntry {
  /** The folder of the package. */
  readonly folder: string;
  /** The built declarations, from the root of the repository. */
  readonly declarations: string;
  /** The committed report, from the root of the repository. */
  readonly report: string;
}

/** Returns the entries of the libraries, without `./internal`: it can change in any release. */
export function publicEntries({ packages }: Project): readonly PublicEntry[] {
  return packages
    .filter(({ isLibrary }) => isLibrary)
    .flatMap(({ folder, manifest }) =>
      targetsOf(manifest.exports)
        .filter(({ keys }) => keys[0] !== './internal' && keys.slice(1).join() === 'import,types')
        .map(({ keys: [entry = '.'], path }) => {
          const name = entry === '.' ? 'index' : entry.slice(2).replaceAll('/', '-');
          return { folder, declarations: join(folder, path), report: `${folder}/api/${name}.api.md` };
        }),
    );
}

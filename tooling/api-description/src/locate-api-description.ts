import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Next to the checkout of this repository. */
const DEFAULT_DIRECTORY = fileURLToPath(new URL('../../../../shared/spec', import.meta.url));

interface Environment {
  readonly [name: string]: string | undefined;
}

export type Located =
  | { readonly kind: 'present'; readonly file: string }
  | { readonly kind: 'skipped'; readonly because: string };

/**
 * Looks for a published description, such as `bapi-2026-05-12`: in `directory`, else in the directory that the
 * environment variable `API_DESCRIPTION_DIR` names, else next to the repository.
 */
export function locateApiDescription(
  name: string,
  environment: Environment,
  directory?: string,
  exists: (file: string) => boolean = existsSync,
): Located {
  const folder = directory ?? (environment['API_DESCRIPTION_DIR'] || DEFAULT_DIRECTORY);
  const file = join(folder, `${name}.yml`);
  return exists(file)
    ? { kind: 'present', file }
    : {
        kind: 'skipped',
        because: `the API description is not at ${relative(process.cwd(), file)} (set API_DESCRIPTION_DIR)`,
      };
}

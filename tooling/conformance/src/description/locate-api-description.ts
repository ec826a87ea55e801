import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version that the client sends, the emulator serves by default, and the suites compare with. */
export const API_VERSION = '2026-05-12';

/** The oldest one, which the first version of the reference SDK was made for. */
export const OLDEST_API_VERSION = '2021-02-05';

/** Beside this repository. It is not part of it. */
const DEFAULT_DIRECTORY = fileURLToPath(new URL('../../../../../shared/spec', import.meta.url));

interface Environment {
  readonly [name: string]: string | undefined;
}

/** Whether suites that need the description can run. Where they must run, and can't, they fail. */
export type Located =
  | { readonly kind: 'present'; readonly file: string }
  | { readonly kind: 'skipped' | 'missing'; readonly because: string };

/** Looks in the directory that `API_DESCRIPTION_DIR` names, else beside the repository. */
export function locateApiDescription(
  environment: Environment,
  exists: (file: string) => boolean = existsSync,
  version = API_VERSION,
): Located {
  const file = join(environment['API_DESCRIPTION_DIR'] || DEFAULT_DIRECTORY, `bapi-${version}.yml`);
  if (exists(file)) {
    return { kind: 'present', file };
  }
  const because = `the API description is not at ${relative(process.cwd(), file)} (set API_DESCRIPTION_DIR)`;
  return isContinuousIntegration(environment)
    ? { kind: 'missing', because: `in CI every suite runs, and ${because}` }
    : { kind: 'skipped', because };
}

function isContinuousIntegration({ CI }: Environment): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}

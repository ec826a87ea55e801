import { runtimeDependencies } from '../project/manifest.ts';
import type { Check, Package, Violation } from '../project/project.ts';

/** The libraries that ship nothing but this repository. The emulator stands on other people's libraries. */
const selfContained: ReadonlySet<string> = new Set([
  '@x/errors',
  '@x/jwt',
  '@x/rest-client',
  '@x/auth-state',
  '@x/backend',
]);

export const noThirdParty: Check = {
  name: 'no-third-party',
  run: (project) => project.packages.filter(isSelfContained).flatMap(checkPackage),
  scope: (project) => `${project.packages.filter(isSelfContained).length} packages`,
};

const isSelfContained = ({ manifest }: Package): boolean => selfContained.has(manifest.name);

function checkPackage({ folder, manifest }: Package): readonly Violation[] {
  return runtimeDependencies(manifest)
    .filter((name) => !name.startsWith('@x/'))
    .map((name) => ({
      check: 'no-third-party',
      file: `${folder}/package.json`,
      message: `${name} would be installed with ${manifest.name}: use the platform instead, or make it a devDependency`,
    }));
}

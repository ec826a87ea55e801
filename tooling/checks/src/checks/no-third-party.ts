import { runtimeDependencies } from '../project/manifest.ts';
import type { Check, Package, SourceFile, Violation } from '../project/project.ts';

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

function checkPackage({ folder, manifest, files }: Package): readonly Violation[] {
  const installed = runtimeDependencies(manifest)
    .filter((name) => !name.startsWith('@x/') && !manifest.optionalPeers.includes(name))
    .map((name) => ({
      check: 'no-third-party',
      file: `${folder}/package.json`,
      message: `${name} would be installed with ${manifest.name}: use the platform instead, or make it a devDependency`,
    }));
  return [...installed, ...manifest.optionalPeers.flatMap((peer) => checkOptionalPeer(peer, folder, files))];
}

/** Whoever does not import the entry that is named like it has to do without an optional peer. */
function checkOptionalPeer(peer: string, folder: string, files: readonly SourceFile[]): readonly Violation[] {
  const home = `${folder}/src/${peer}/`;
  return files
    .filter(({ kind, path }) => kind === 'source' && !path.startsWith(home))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier === peer)
        .map(({ line }) => ({
          check: 'no-third-party',
          file: path,
          line,
          message: `${peer} may be absent: only what lies in ${home} imports it`,
        })),
    );
}

import type { Check, Package, Project, Violation } from '../project/project.ts';

export const readme: Check = {
  name: 'readme',
  run: (project) => libraries(project).flatMap((one) => checkLibrary(one, project)),
  scope: (project) => `${libraries(project).length} libraries`,
};

const libraries = ({ packages }: Project): readonly Package[] =>
  packages.filter(({ isLibrary }) => isLibrary);

function checkLibrary({ folder, manifest }: Package, project: Project): readonly Violation[] {
  const missing = ['README.md', 'CHANGELOG.md']
    .map((name) => `${folder}/${name}`)
    .filter((path) => !project.texts.get(path)?.trim())
    .map((path) => ({ check: 'readme', file: path, message: 'is missing or empty: write it' }));
  const common = libraries(project)[0]?.manifest.engines;
  const problems = [
    ...(manifest.license === 'MIT' ? [] : [`license is ${manifest.license ?? 'missing'}: set it to MIT`]),
    ...(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(manifest.version ?? '') && manifest.version !== '0.0.0'
      ? []
      : [`version is ${manifest.version ?? 'missing'}: give the package a version of its own`]),
    ...(manifest.engines !== undefined && manifest.engines === common
      ? []
      : [
          `engines is ${manifest.engines ?? 'missing'}, elsewhere ${common ?? 'missing'}: make them the same`,
        ]),
  ];
  return [
    ...missing,
    ...problems.map((message) => ({ check: 'readme', file: `${folder}/package.json`, message })),
  ];
}

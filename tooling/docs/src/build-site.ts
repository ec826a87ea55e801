import { fileURLToPath } from 'node:url';
import { Application, type DocumentationEntryPoint, type TypeDocOptions } from 'typedoc';
import { addLandmarks } from './add-landmarks.ts';
import { guideFiles, START } from './guides.ts';
import { nameDocuments, navigationGroups } from './name-documents.ts';
import { addNavigationWithoutScripts } from './navigation-without-scripts.ts';
import { publishedPackages } from './packages.ts';
import { SiteLogger } from './site-logger.ts';
import { writePages } from './troubleshooting/write-pages.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the site is built. */
export const SITE = here('../site');

/** Builds the site: guides, the pages of packages, and the API reference. Every warning is a fault. */
export async function buildSite(out = SITE): Promise<{ readonly isWhole: boolean; readonly out: string }> {
  const packages = publishedPackages();
  const entries = packages.flatMap((one) => one.entries);
  const app = await Application.bootstrap({
    ...OPTIONS,
    entryPoints: entries.map(({ source }) => source),
    packagesRequiringDocumentation: packages.map(({ name }) => name),
    groupOrder: [...navigationGroups(packages)],
    projectDocuments: [
      ...guideFiles(),
      ...writePages(),
      ...packages.flatMap(({ documents }) => [...documents]),
    ],
  });
  app.logger = new SiteLogger();
  nameDocuments(app, packages);
  addNavigationWithoutScripts(app);
  addLandmarks(app);

  const named = (app.getEntryPoints() ?? []).map((point): DocumentationEntryPoint => {
    const entry = entries.find(({ source }) => source === point.sourceFile.fileName);
    return { ...point, displayName: entry?.name ?? point.displayName };
  });
  const project = app.converter.convert(named);
  app.validate(project);
  const isSound = () => !app.logger.hasErrors() && !app.logger.hasWarnings();
  if (isSound()) {
    await app.generateDocs(project, out);
  }
  return { isWhole: isSound(), out };
}

const OPTIONS: TypeDocOptions = {
  name: '@x',
  tsconfig: here('../tsconfig.site.json'),
  basePath: here('../../..'),
  readme: START,
  favicon: here('../favicon.svg'),
  customCss: here('../site.css'),
  // Other commands check the types.
  skipErrorChecking: true,
  disableSources: true,
  hideGenerator: true,
  excludeInternal: true,
  githubPages: false,
  searchInDocuments: true,
  sort: ['alphabetical-ignoring-documents'],
  navigation: { includeGroups: true, includeCategories: false, excludeReferences: true },
  highlightLanguages: ['typescript', 'javascript', 'json', 'bash', 'python', 'yaml', 'docker', 'html'],
  // A check of @tooling/checks counts functions, options and fields: `documented`.
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    notDocumented: true,
    rewrittenLink: true,
  },
  requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Variable'],
};

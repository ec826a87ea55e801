import { fileURLToPath } from 'node:url';
import { Application, type DocumentationEntryPoint, type TypeDocOptions } from 'typedoc';
import { addLandmarks } from './add-landmarks.ts';
import { arrangeNavigation } from './arrange-navigation.ts';
import { arrangeSearch } from './arrange-search.ts';
import { describeModules } from './describe-modules.ts';
import { guideFiles, START } from './guides.ts';
import { nameDocuments } from './name-documents.ts';
import { GROUPS, MODULES } from './navigation-groups.ts';
import { addNavigationWithoutScripts } from './navigation-without-scripts.ts';
import { publishedPackages } from './packages.ts';
import { addPageHeads } from './page-heads.ts';
import { SiteLogger } from './site-logger.ts';
import { writePages } from './troubleshooting/write-pages.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the site is built. */
export const SITE = here('../site');

/** Builds the site: guides, the pages of packages, and the API reference. Every warning is a fault (decision 042). */
export async function buildSite(out = SITE): Promise<{ readonly isWhole: boolean; readonly out: string }> {
  const packages = publishedPackages();
  const entries = packages.flatMap((one) => one.entries);
  const app = await Application.bootstrap({
    ...OPTIONS,
    entryPoints: entries.map(({ source }) => source),
    packagesRequiringDocumentation: packages.map(({ name }) => name),
    projectDocuments: [
      ...guideFiles(),
      ...writePages(),
      ...packages.flatMap(({ documents }) => [...documents]),
    ],
  });
  app.logger = new SiteLogger();
  nameDocuments(app, packages);
  describeModules(app, packages);
  arrangeNavigation(app, packages);
  arrangeSearch(app);
  addPageHeads(app);
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
  theme: 'site',
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
  // The first heading of a document is the heading of its page.
  headings: { readme: false, document: false },
  useFirstParagraphOfCommentAsSummary: true,
  groupOrder: [...Object.values(GROUPS), MODULES],
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

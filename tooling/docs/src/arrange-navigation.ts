import {
  type Application,
  type Context,
  Converter,
  type DocumentReflection,
  JSX,
  type ProjectReflection,
} from 'typedoc';
import { GROUPS, MODULES, OPEN_GROUPS } from './navigation-groups.ts';
import type { PublishedPackage } from './packages.ts';
import { SiteTheme } from './site-theme.ts';

/** After the plugins of TypeDoc, which create the groups. */
const LAST = -1000;

/**
 * The pages of a package are below its README, the reference has a name that readers know, and the groups that a first
 * visitor needs are open.
 */
export function arrangeNavigation(app: Application, packages: readonly PublishedPackage[]): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => nestPages(project, packages));
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }: Context) => {
      for (const group of project.groups ?? []) {
        group.title = group.title === MODULES ? GROUPS.reference : group.title;
      }
    },
    LAST,
  );
  app.renderer.hooks.on('head.begin', () =>
    JSX.createElement('script', null, JSX.createElement(JSX.Raw, { html: OPEN_SCRIPT })),
  );
  app.renderer.defineTheme('site', SiteTheme);
}

function nestPages(project: ProjectReflection, packages: readonly PublishedPackage[]): void {
  const pathOf = (document: DocumentReflection) => project.files.getReflectionPath(document) ?? '';
  const all = project.documents ?? [];
  for (const { documents } of packages) {
    const [readmePath = '', ...paths] = documents;
    const readme = all.find((document) => pathOf(document) === readmePath);
    const pages = all.filter(
      (document) => paths.includes(pathOf(document)) && document.frontmatter['group'] === GROUPS.packages,
    );
    for (const page of pages) {
      project.documents = project.documents?.filter((other) => other !== page) ?? [];
      project.childrenIncludingDocuments =
        project.childrenIncludingDocuments?.filter((other) => other !== page) ?? [];
      page.parent = readme ?? project;
      readme?.addChild(page);
    }
  }
}

/** The theme keeps the state of each group under this key. */
const OPEN_SCRIPT = `try {
  for (const group of ${JSON.stringify(OPEN_GROUPS)}) {
    localStorage['tsd-accordion-' + group] ??= 'true';
  }
} catch {}`;

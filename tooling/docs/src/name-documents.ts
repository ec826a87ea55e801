import { type Application, Comment, Converter, type DocumentReflection } from 'typedoc';
import { groupOfGuide } from './guides.ts';
import { GROUPS } from './navigation-groups.ts';
import type { PublishedPackage } from './packages.ts';

/** Fences of doc tests say more than the language, which the highlighter does not know: `ts continues`. */
const INFO_STRING = /^(?<fence>\s*`{3,}\w+)[^\n]*/;

/** The guide, and its pages. */
const MIGRATION = /\/backend\/(?:MIGRATING|docs\/[^/]+)\.md$/;

/** Names each document after its first heading, and sets the group in which the navigation shows it. */
export function nameDocuments(app: Application, packages: readonly PublishedPackage[]): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document: DocumentReflection) => {
    document.content = document.content.map((part) =>
      part.kind === 'code' ? { ...part, text: part.text.replace(INFO_STRING, '$<fence>') } : part,
    );
    const path = document.project.files.getReflectionPath(document) ?? '';
    document.name = headingOf(document);
    document.frontmatter['group'] = groupOf(path, packages);
  });
}

function headingOf({ content, name }: DocumentReflection): string {
  const { heading } = /^# (?<heading>.+)$/m.exec(Comment.combineDisplayParts(content))?.groups ?? {};
  return (heading ?? name).replaceAll('`', '');
}

function groupOf(path: string, packages: readonly PublishedPackage[]): string {
  if (MIGRATION.test(path)) {
    return GROUPS.migration;
  }
  const isOfPackage = packages.some(({ documents }) => documents.includes(path));
  return isOfPackage ? GROUPS.packages : groupOfGuide(path);
}

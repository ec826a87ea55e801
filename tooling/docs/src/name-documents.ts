import { type Application, Comment, Converter, type DocumentReflection } from 'typedoc';
import { GUIDE_GROUPS, groupOfGuide } from './guides.ts';
import type { PublishedPackage } from './packages.ts';

/** Fences of doc tests say more than the language, which the highlighter does not know: `ts continues`. */
const INFO_STRING = /^(?<fence>\s*`{3,}\w+)[^\n]*/;

/** Names each document after its first heading, and sets the group in which the navigation shows it. */
export function nameDocuments(app: Application, packages: readonly PublishedPackage[]): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document: DocumentReflection) => {
    document.content = document.content.map((part) =>
      part.kind === 'code' ? { ...part, text: part.text.replace(INFO_STRING, '$<fence>') } : part,
    );
    const path = document.project.files.getReflectionPath(document) ?? '';
    const owner = packages.find(({ documents }) => documents.includes(path));
    const isReadme = path.endsWith('/README.md');
    document.name = isReadme ? `Start with ${owner?.name}` : headingOf(document);
    document.frontmatter['group'] = owner?.name ?? groupOfGuide(path);
  });
}

function headingOf({ content, name }: DocumentReflection): string {
  const { heading } = /^# (?<heading>.+)$/m.exec(Comment.combineDisplayParts(content))?.groups ?? {};
  return (heading ?? name).replaceAll('`', '');
}

/** The groups of the navigation, in their order. */
export const navigationGroups = (packages: readonly PublishedPackage[]): readonly string[] => [
  ...GUIDE_GROUPS,
  ...packages.map(({ name }) => name).sort(),
  'Modules',
];

import { type Application, Comment, type Context, Converter } from 'typedoc';
import type { PublishedPackage } from './packages.ts';

/** The page of a module begins with what its package is for, and links to the README. */
export function describeModules(app: Application, packages: readonly PublishedPackage[]): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const entry of project.children ?? []) {
      const owner = packages.find(({ entries }) => entries.some(({ name }) => name === entry.name));
      const readme = project.documents?.find(({ name }) => name === owner?.name);
      if (owner !== undefined && readme !== undefined && entry.comment === undefined) {
        entry.comment = new Comment([
          { kind: 'text', text: `${owner.description} Guide: ` },
          { kind: 'inline-tag', tag: '@link', text: owner.name, target: readme },
        ]);
      }
    }
  });
}

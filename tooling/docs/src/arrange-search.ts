import { type Application, type Context, Converter, IndexEvent, ReferenceReflection } from 'typedoc';

/**
 * How much each kind of page counts. A page that explains a thing comes before the types that mention it, and `@x/compat`
 * repeats most names.
 */
const BOOST = { document: 30, property: 0.3, compat: 0.1 };

/** Orders the results of the search, and leaves out what it would find twice. */
export function arrangeSearch(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.isDocument()) {
        reflection.relevanceBoost = BOOST.document;
      } else if (reflection.isDeclaration()) {
        const ofKind =
          reflection.parent?.isProject() || reflection.parent?.parent?.isProject() ? 1 : BOOST.property;
        const ofPackage = reflection.getFullName().startsWith('@x/compat') ? BOOST.compat : 1;
        reflection.relevanceBoost = ofKind * ofPackage;
      }
    }
  });
  app.renderer.on(IndexEvent.PREPARE_INDEX, leaveOutReferences);
}

/** An export that several entries share is found once, where it is declared. */
function leaveOutReferences(event: IndexEvent): void {
  for (let index = event.searchResults.length - 1; index >= 0; index -= 1) {
    if (event.searchResults[index] instanceof ReferenceReflection) {
      event.removeResult(index);
    }
  }
}

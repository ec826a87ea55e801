import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { createNamedTypes, type NamedType } from '../named-types.ts';
import { HEADER, typeDoc } from '../render.ts';
import { documentFields } from './document-fields.ts';
import type { CompatTypes } from './read-compat-types.ts';

const HOME = 'json';

/** Generates the types of JSON. */
export function renderJsonTypes(document: OpenApiDocument, overrides: CompatTypes): string {
  const types = createNamedTypes(document, overrides);
  for (const schema of overrides.schemas) {
    types.nameOf({ $ref: `#/components/schemas/${schema}` }, HOME);
  }
  const declarations = types
    .print()
    .filter(({ name }) => !(name in overrides.written))
    .map((type) => `${typeDoc(type, overrides)}\n${withAdded(type, overrides)}`);
  const written = Object.entries(overrides.written).map(([name, text]) =>
    documentFields(text, name, overrides),
  );
  return `${HEADER}// Pure\n${[...declarations, ...written].join('\n\n')}\n`;
}

/** Adds fields in front of the closing brace. */
const withAdded = ({ name, text }: NamedType, overrides: CompatTypes): string =>
  text.replace(/\}$/, `${documentFields(overrides.added[name] ?? '', name, overrides)}}`);

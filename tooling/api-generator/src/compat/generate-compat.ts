import type { OpenApiDocument } from '@tooling/api-description/open-api';
import type { Files } from '../generate.ts';
import { renderJsonTypes } from './generate-compat-types.ts';
import type { CompatResource } from './read-compat-table.ts';
import type { CompatTypes } from './read-compat-types.ts';
import { renderResourceByObject, renderResourceTypes } from './render-resource-types.ts';
import { renderShapes } from './render-shapes.ts';

/** Generates the resources of `@x/compat`: how they are made of JSON, and the types of both. */
export function generateCompat(
  document: OpenApiDocument,
  resources: readonly CompatResource[],
  types: CompatTypes,
): Files {
  const jsonTypes = renderJsonTypes(document, types);
  return new Map([
    ['resources/shapes.ts', renderShapes(resources)],
    ['resources/json-types.ts', jsonTypes],
    ['resources/types.ts', renderResourceTypes(resources, jsonTypes, types)],
    ['resources/by-object.ts', renderResourceByObject(resources)],
  ]);
}

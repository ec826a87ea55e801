/** May change in any release: for our own packages only. */

export { clientOptionNames } from './client-options.ts';
export { createClientWith } from './create-backend-api-client.ts';
export { defineLazily, lazyDescriptors } from './define-lazily.ts';
export { argumentsOf } from './engine/build-request.ts';
export { isRecord, renameKeys, toCamelCase, toSnakeCase } from './engine/key-case.ts';
export { listProblem, toJsonText } from './engine/lists.ts';
export type { AnyOperation } from './engine/operation.ts';
export { OPERATIONS_BY_RESOURCE } from './operations/by-resource.ts';
export { withPropertiesOf } from './with-properties-of.ts';

import { type Described, describedOperations, keyOf } from '@tooling/api-description/described-operations';
import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { kebabCase } from './casing.ts';
import { describeOperation, type OperationModel } from './describe-operation.ts';
import { createNamedTypes } from './named-types.ts';
import type { Overrides } from './read-overrides.ts';
import type { TableEntry } from './read-table.ts';
import { renderEntry, renderTypeEntry, renderTypes } from './render.ts';
import { renderByResource } from './render-by-resource.ts';
import { renderFilters } from './render-filters.ts';
import { renderOperations } from './render-operations.ts';

/** Files by their path, in most places below `src` of the package. */
export type Files = ReadonlyMap<string, string>;

/** Generates all files. Throws if the tables and the description disagree, such as an operation without a row. */
export function generate(
  document: OpenApiDocument,
  table: readonly TableEntry[],
  overrides: Overrides,
): Files {
  const types = createNamedTypes(document, overrides);
  const models = modelsOf(document, table, (entry, described) =>
    describeOperation(entry, described, types, overrides),
  );
  const byResource = groupBy(models, ({ entry }) => entry.resource);
  const named = types.print();
  const byHome = groupBy(named, ({ home }) => home);
  const homes = new Map(named.map(({ name, home }) => [name, home]));
  return new Map([
    ...[...byResource].map(
      ([resource, own]) => [`operations/${kebabCase(resource)}.ts`, renderOperations(own, homes)] as const,
    ),
    ...[...byHome].map(
      ([home, own]) => [`resources/${kebabCase(home)}.ts`, renderTypes(home, own, homes, overrides)] as const,
    ),
    ['engine/filters.ts', renderFilters(models)],
    ['operations/by-resource.ts', renderByResource(byResource)],
    ['operations/index.ts', renderEntry(byResource)],
    ['operations/types.ts', renderTypeEntry(byResource, byHome)],
  ]);
}

function modelsOf(
  document: OpenApiDocument,
  table: readonly TableEntry[],
  describe: (entry: TableEntry, described: Described | undefined) => OperationModel,
): readonly OperationModel[] {
  const described = describedOperations(document);
  const problems: string[] = [];
  const models = table.flatMap((entry) => {
    const [method = '', path = ''] = entry.at.split(' ');
    const found = described.get(keyOf(method, path));
    try {
      return [describe(entry, found)];
    } catch (error) {
      problems.push(`${entry.resource}.${entry.method}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  problems.push(...findProblems(described, models));
  if (problems.length > 0) {
    throw new Error(`The tables and the description disagree:\n${problems.join('\n')}`);
  }
  return models;
}

function findProblems(
  described: ReadonlyMap<string, Described>,
  models: readonly OperationModel[],
): readonly string[] {
  const covered = new Set(models.map((model) => model.described?.id));
  const constants = models.map(({ constant }) => constant);
  return [
    ...[...described.values()]
      .filter(({ id }) => !covered.has(id) && id !== TOKEN_BY_TEMPLATE)
      .map(({ id }) => `${id} has no row`),
    ...constants
      .filter((constant, index) => constants.indexOf(constant) !== index)
      .map((constant) => `${constant} names two constants`),
    ...models
      .filter(({ described: found, entry }) => found?.isDeprecated && entry.instead === undefined)
      .map(({ entry }) => `${entry.at} is deprecated: set "instead" to its replacement`),
  ];
}

/** The only operation that is a variant of another one: `sessions.getToken` with a template. */
const TOKEN_BY_TEMPLATE = 'POST /sessions/{session_id}/tokens/{template_name}';

function groupBy<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

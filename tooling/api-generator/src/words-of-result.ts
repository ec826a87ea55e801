import type { OpenApiSchema } from '@tooling/api-description/open-api';
import { camelCase } from './casing.ts';
import { lookUp } from './read-overrides.ts';
import type { Scope } from './scope.ts';

type Owner = Pick<Scope, 'owner' | 'overrides'>;

/** Returns our words about a field of a result, with the unit of a time and the names of other fields (decision 043). */
export function wordsOfResult(name: string, schema: OpenApiSchema, scope: Owner): string | undefined {
  return wordsOfField(name, schema.type === 'string', scope);
}

/** The same for a field without a schema. */
export function wordsOfField(name: string, isText: boolean, scope: Owner): string | undefined {
  const { fieldDocs, docs, spelling } = scope.overrides;
  const words = lookUpResult(fieldDocs?.results ?? {}, name, scope) ?? lookUp(docs, scope.owner, name);
  return words
    ?.replace(/\{(\w+)\}/g, (_, field: string) => `\`${spelling === 'as-sent' ? field : camelCase(field)}\``)
    .replace(/(?=\.(?:\s|$))/, words.includes('since 1970') ? '' : unitOf(name, isText));
}

/** Types of webhooks have the names of types of the REST client with a suffix, and the same words. */
function lookUpResult(
  table: Readonly<Record<string, string>>,
  name: string,
  { owner, overrides: { suffix = '' } }: Owner,
): string | undefined {
  const base = owner.endsWith(suffix) ? owner.slice(0, owner.length - suffix.length) : owner;
  return table[`${owner}.${name}`] ?? lookUp(table, base, name);
}

/** Says how a time is written, at the end of the first sentence. */
function unitOf(name: string, isText: boolean): string {
  if (!name.endsWith('_at')) {
    return '';
  }
  return isText ? ', as an RFC 3339 string' : ', in milliseconds since 1970';
}

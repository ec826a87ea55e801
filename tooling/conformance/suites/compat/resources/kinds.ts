import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isObject, type OpenApiDocument } from '@tooling/api-description/open-api';
import { arbitraryOf } from '../../../src/sampling/arbitrary-of.ts';
import { sampleOne } from '../../../src/sampling/sample.ts';
import { resolverOf } from '../../operations/described.ts';
import { exampleRead } from './observe-reads.ts';
import { mergeExamples } from './random-json.ts';

/** Examples of the JSON of each kind of object, by the value of `object`. */
export type Examples = ReadonlyMap<string, unknown>;

const JSON_TYPES = new URL(
  'api/resources/JSON.d.ts',
  pathToFileURL(createRequire(import.meta.url).resolve('clerk-latest')),
);

/** The kinds that the reference names. */
const kindNames = (): readonly string[] =>
  [...readFileSync(JSON_TYPES, 'utf8').matchAll(/readonly \w+: "(\w+)"/g)].map(([, kind = '']) => kind);

/** Returns examples with the fields that the reference reads. */
export async function readExamples(): Promise<Examples> {
  const examples = new Map<string, unknown>();
  for (const kind of kindNames()) {
    examples.set(kind, await exampleRead(kind));
  }
  return examples;
}

/** Returns examples with the fields of the description, and with those that only the reference reads. */
export function allExamples(document: OpenApiDocument, read: Examples): Examples {
  const examples = new Map(read);
  const resolve = resolverOf(document);
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const described = sampleOne(arbitraryOf(schema, { resolve, fill: 'full' }), name);
    const kind = kindOf(described);
    if (kind !== undefined) {
      examples.set(kind, mergeExamples(described, examples.get(kind)));
    }
  }
  return examples;
}

/** Adds the fields that only the reference reads to each object of a known kind. */
export function withReadFields(json: unknown, examples: Examples): unknown {
  if (Array.isArray(json)) {
    return json.map((item) => withReadFields(item, examples));
  }
  if (!isObject(json)) {
    return json;
  }
  const fields = Object.entries(json).map(([name, value]) => [name, withReadFields(value, examples)]);
  return mergeExamples(Object.fromEntries(fields), examples.get(kindOf(json) ?? ''));
}

function kindOf(json: unknown): string | undefined {
  const kind: unknown = Object(json)['object'];
  return typeof kind === 'string' ? kind : undefined;
}

import { readFileSync } from 'node:fs';
import { describedOperations, keyOf } from '@tooling/api-description/described-operations';
import { locateApiDescription } from '@tooling/api-description/locate-api-description';
import { readDescription, readWebhooks } from '@tooling/api-description/read-description';
import { API_VERSION, OLDEST_API_VERSION, WEBHOOKS_VERSION } from '@tooling/api-description/versions';
import { describe, expect, test } from 'vitest';
import { generateCompat } from './compat/generate-compat.ts';
import { readCompatTable } from './compat/read-compat-table.ts';
import { readCompatTypes } from './compat/read-compat-types.ts';
import { type Files, generate } from './generate.ts';
import { readFieldDocs, readOverrides } from './read-overrides.ts';
import { readTable } from './read-table.ts';
import { generateWebhooks } from './webhooks/generate-webhooks.ts';
import { readWebhookOverrides } from './webhooks/read-webhook-overrides.ts';

const readText = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const table = readTable(readText('operations.yml'));
const compatTable = readCompatTable(readText('compat.yml'));
const words = readFieldDocs(readText('docs.yml'), readText('results.yml'));

const used = new Set<string>();
const files = generateWith({ ...words, results: recordingReads(words.results) });
const text = [...files.values()].join('\n');

function recordingReads(rows: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return new Proxy(rows, {
    get(target, key: string) {
      used.add(key);
      return target[key];
    },
  });
}

function generateWith(fieldDocs: typeof words): Files {
  return new Map([
    ...generate(readDescription(), table, readOverrides(readText('overrides.yml'), fieldDocs)),
    ...generateWebhooks(readWebhooks(), readWebhookOverrides(readText('webhooks.yml'), fieldDocs)),
    ...generateCompat(
      readDescription(),
      compatTable,
      readCompatTypes(readText('compat-types.yml'), fieldDocs),
    ),
  ]);
}

test('every row belongs to a field', () => {
  expect(Object.keys(words.results).filter((key) => !used.has(key))).toEqual([]);
});

describe('the comment of a field of a result', () => {
  // The types of the resources of @x/compat refer to those of their JSON.
  const results = [...files].filter(
    ([file]) => /^(resources|events)\//.test(file) && file !== 'resources/types.ts',
  );
  const fields = results.flatMap(([, code]) =>
    [...code.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\n([^\n]+)/gs)].map(([, doc = '', field = '']) => ({
      doc: doc.replace(/\s*\n \*\s*/g, ' '),
      field,
    })),
  );

  test('names null only if the field can be null', () => {
    const wrong = fields.filter(({ doc, field }) => doc.includes('`null`') && !/\bnull\b|\{$/.test(field));
    expect(fields.length).toBeGreaterThan(1500);
    expect(wrong).toEqual([]);
  });

  test('says what an absent field means only if the field can be absent', () => {
    expect(fields.filter(({ doc, field }) => /\bAbsent\b/.test(doc) && !field.includes('?:'))).toEqual([]);
  });

  test('names the unit of a time once', () => {
    const times = fields.filter(({ field }) => /^\w+(?:At|_at)\??: number/.test(field));
    expect(times.length).toBeGreaterThan(200);
    expect(times.filter(({ doc }) => doc.match(/since 1970/g)?.length !== 1)).toEqual([]);
  });
});

const published = [`bapi-${API_VERSION}`, `bapi-${OLDEST_API_VERSION}`, `webhooks-${WEBHOOKS_VERSION}`]
  .map((name) => locateApiDescription(name, process.env))
  .flatMap((found) => (found.kind === 'present' ? [found.file] : []));

test.skipIf(published.length === 0)('no sentence is a sentence of the published descriptions', () => {
  const theirs = new Set(published.flatMap((file) => sentencesOf(readFileSync(file, 'utf8'))));
  const comments = [...text.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, doc = '']) => doc);
  expect(comments.flatMap(sentencesOf).filter((sentence) => theirs.has(sentence))).toEqual([]);
});

/** Returns the sentences of at least six words, without punctuation. */
function sentencesOf(prose: string): readonly string[] {
  return prose
    .replace(/\n\s*\*?\s*/g, ' ')
    .split(/[.:]\s|\*\s/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\w ]/g, '')
        .trim(),
    )
    .filter((sentence) => sentence.split(/\s+/).length >= 6);
}

describe('the version that introduced', () => {
  const oldest = readDescription(OLDEST_API_VERSION);
  const newest = readDescription();

  test('an operation is named if the oldest version lacks the operation', () => {
    const old = describedOperations(oldest);
    const known = describedOperations(newest);
    const wrong = table.filter(({ at, since }) => {
      const [method = '', path = ''] = at.split(' ');
      const isNew = known.has(keyOf(method, path)) && !old.has(keyOf(method, path));
      return isNew !== (since !== undefined);
    });
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('a field is named if the oldest version has the type without the field', () => {
    const { rename } = readOverrides(readText('overrides.yml'));
    const added = Object.entries(newest.components.schemas).flatMap(([name, { properties }]) => {
      const before = oldest.components.schemas[name]?.['properties'];
      const type = rename[name] ?? name.replace(/^Commerce/, 'Billing');
      return before === undefined
        ? []
        : Object.keys(properties ?? {})
            .filter((field) => !(field in (before as object)))
            .map((field) => `${type}.${field}`);
    });
    expect(Object.keys(words.since).sort()).toEqual(added.sort());
    expect(text.match(/@since API version [\d-]+/g)?.length).toBeGreaterThan(added.length);
  });
});

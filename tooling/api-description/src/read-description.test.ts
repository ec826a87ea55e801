import { describe, expect, it } from 'vitest';
import { describedOperations } from './described-operations.ts';
import { distill, distillWebhooks } from './distill.ts';
import {
  readDescription,
  readDistilled,
  readDistilledWebhooks,
  readIdPrefixes,
  readWebhooks,
} from './read-description.ts';
import { API_VERSION, OLDEST_API_VERSION, WEBHOOKS_VERSION } from './versions.ts';

describe('the committed facts', () => {
  it.each([
    [API_VERSION, 249],
    [OLDEST_API_VERSION, 212],
  ] as const)('of version %s have %d operations', (version, count) => {
    const document = readDescription(version);
    expect(document.info.version).toBe(version);
    expect(describedOperations(document).size).toBe(count);
  });

  it.each([API_VERSION, OLDEST_API_VERSION] as const)(
    'of version %s lose nothing when they are expanded',
    (version) => {
      expect(distill(readDescription(version))).toEqual(readDistilled(version));
    },
  );

  it('of webhooks have 45 events, and lose nothing when they are expanded', () => {
    const { document, events } = readWebhooks();
    const webhooks = Object.entries(events).map(([type, schema]) => [
      type,
      { post: { requestBody: { content: { 'application/json': { schema } } } } },
    ]);
    expect(webhooks).toHaveLength(45);
    const { schemas } = document.components;
    const published = { 'x-webhooks': Object.fromEntries(webhooks), components: { schemas } };
    expect(distillWebhooks(published, WEBHOOKS_VERSION)).toEqual(readDistilledWebhooks());
  });

  it('name only schemas that exist', () => {
    const { operations, schemas } = readDistilled();
    const names = [...JSON.stringify([operations, schemas]).matchAll(/"\$([^"]+)"/g)].map(([, name]) => name);
    expect(names.filter((name) => name !== undefined && !(name in schemas))).toEqual([]);
  });

  it('give every operation an id, a tag, a collection and an answer', () => {
    for (const { id, tags, collection, answers } of Object.values(readDistilled().operations)) {
      expect([id, tags[0], collection, Object.keys(answers)[0]].every(Boolean)).toBe(true);
    }
  });
});

describe('readIdPrefixes()', () => {
  it('knows kinds of objects that the API has', () => {
    const { operations, schemas } = readDistilled();
    const kinds = [
      ...JSON.stringify([operations, schemas]).matchAll(/"object\??":\{"type":"string","enum":\["(\w+)"/g),
    ];
    const known = new Set(kinds.map(([, kind]) => kind));
    for (const [kind, prefix] of Object.entries(readIdPrefixes())) {
      expect(known).toContain(kind);
      expect(prefix).toMatch(/^[a-z]+_$/);
    }
  });
});

import type { ExpandedWebhooks } from '@tooling/api-description/expand';
import { describe, expect, it } from 'vitest';
import { generateWebhooks } from './generate-webhooks.ts';
import { readWebhookOverrides } from './read-webhook-overrides.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const eventWith = (data: object) => ({ allOf: [ref('Event'), { properties: { data } }] });

const webhooks: ExpandedWebhooks = {
  document: {
    info: { version: '2026-01-01' },
    paths: {},
    components: {
      schemas: {
        Event: { properties: { type: { type: 'string' } } },
        User: {
          type: 'object',
          required: ['id', 'first_name', 'address'],
          properties: {
            id: { type: 'string' },
            first_name: { type: 'string', nullable: true },
            address: ref('PostalAddress'),
            public_metadata: { type: 'object' },
            created_at: { type: 'integer' },
          },
        },
        PostalAddress: {
          type: 'object',
          required: ['zip_code'],
          properties: { zip_code: { type: 'string' } },
        },
      },
    },
  },
  events: {
    'user.created': eventWith(ref('User')),
    'user.invited': eventWith({ allOf: [ref('User'), { properties: { question: { type: 'string' } } }] }),
  },
};

const TABLE = `
spelling: as-sent
suffix: Json
rename: { PostalAddress: Address }
data: { user.invited: UserWithQuestion }
alike: { user.updated: user.created }
metadata: { UserJson: User }
types: { AddressJson.zip_code: "'00000'" }
optional: [UserJson.address]
docs: { UserJson.first_name: Not the last name. }
`;
const generate = (table: string) =>
  generateWebhooks(webhooks, readWebhookOverrides(table)).get('events/data.ts')?.replace(/\s+/g, ' ');

describe('generateWebhooks()', () => {
  const text = generate(TABLE);

  it('maps each type of event to the type of its data, and types that are alike', () => {
    expect(text).toContain(
      "export interface WebhookDataByType { 'user.created': UserJson; 'user.invited': UserWithQuestionJson; 'user.updated': UserJson; }",
    );
  });

  it('writes fields as they are sent, with the corrections of the table', () => {
    expect(text).toContain(
      '/** A user. Times are milliseconds since 1970. */ export interface UserJson { id: string; /** Not the last name. */ first_name: string | null; address?: AddressJson; public_metadata?: UserPublicMetadata; created_at?: number; }',
    );
    expect(text).toContain("/** An address. */ export interface AddressJson { zip_code: '00000'; }");
    expect(text).toContain('export interface UserWithQuestionJson { id: string;');
    expect(text).toContain('question?: string; }');
  });

  it.each([
    ['data without a name', TABLE.replace('data:', 'other:'), 'has no name'],
    [
      'an event that is like an unknown one',
      TABLE.replace('user.updated: user.created', 'a.b: c.d'),
      'a.b cannot be like c.d',
    ],
    [
      'a second type for an event',
      TABLE.replace('user.updated:', 'user.invited:'),
      'user.invited cannot be like user.created',
    ],
  ])('throws for %s', (_name, table, message) => {
    expect(() => generate(table)).toThrow(message);
  });

  it('throws for an event without data', () => {
    const events = { 'user.gone': ref('Event') };
    expect(() => generateWebhooks({ ...webhooks, events }, readWebhookOverrides(TABLE))).toThrow(
      'The description has no data for user.gone.',
    );
  });
});

import type { OpenApiSchema } from '@tooling/api-description/open-api';
import { describe, expect, it } from 'vitest';
import { printComment, printFieldDoc, wrap } from './print-field-doc.ts';
import type { Scope } from './scope.ts';

const WORDS = {
  parameters: { limit: 'How many.', 'getUserList.limit': 'How many users.' },
  results: {
    total: 'How many there are.',
    'Role.total': 'How many roles there are.',
    'RoleJson.kind': 'The kind.',
    gone_at: 'When it was deleted. `null` if it exists.',
    day_at: 'When it is due, in seconds since 1970.',
    logo_url: 'The logo. @deprecated Use {image_url}.',
  },
  since: { 'Role.total': '2024-10-01' },
  values: {
    kind: { first: 'the first one', gone: 'not in the description' },
    'getUserList.kind': { first: 'ours' },
  },
  path: {},
};

/** The parts of a scope that a doc comment depends on. */
function scopeOf(
  mode: Scope['mode'],
  owner = 'getRoleList',
  schemas: Record<string, OpenApiSchema> = {},
): Scope {
  const overrides = { docs: { total: 'From the overrides.' }, types: {}, fieldDocs: WORDS };
  return { mode, owner, overrides, resolve: (ref: string) => schemas[ref] ?? {} } as unknown as Scope;
}

describe('printFieldDoc()', () => {
  it('prints the words of an owner in place of those of all owners', () => {
    expect(printFieldDoc('limit', {}, scopeOf('write'))).toBe('/** How many. */\n');
    expect(printFieldDoc('limit', {}, scopeOf('write', 'getUserList'))).toBe('/** How many users. */\n');
  });

  it('prints nothing for a field without words', () => {
    expect(printFieldDoc('offset', {}, scopeOf('write'))).toBe('');
  });

  it('keeps the words of parameters and of results apart', () => {
    expect(printFieldDoc('limit', {}, scopeOf('read'))).toBe('');
    expect(printFieldDoc('total', {}, scopeOf('read'))).toBe('/** How many there are. */\n');
    expect(printFieldDoc('total', {}, scopeOf('write'))).toBe('/** From the overrides. */\n');
  });

  it.each([
    [{ minimum: 1, maximum: 500 }, 'How many. 1 to 500.'],
    [{ maximum: 500 }, 'How many. At most 500.'],
    [{ minimum: 2 }, 'How many. At least 2.'],
    [{ minLength: 1 }, 'How many. At least 1 character.'],
    [{ maxItems: 10, default: 'a' }, 'How many. At most 10 items. Default: `a`.'],
    [{ default: null }, 'How many.'],
    [{ default: ['a'] }, 'How many.'],
  ])('adds the limits and the default of a parameter: %j', (schema, text) => {
    expect(printFieldDoc('limit', schema as OpenApiSchema, scopeOf('write'))).toBe(`/** ${text} */\n`);
  });

  it('adds no limits to a result', () => {
    expect(printFieldDoc('total', { maximum: 5 } as OpenApiSchema, scopeOf('read'))).not.toContain('5');
  });

  it('lists the values that the description has, also behind a reference and in a list', () => {
    const kind = { type: 'string', enum: ['first', 'unknown'] } as OpenApiSchema;
    const list = '/**\n * - `first`: the first one\n */\n';
    expect(printFieldDoc('kind', kind, scopeOf('read'))).toBe(list);
    const scope = scopeOf('read', 'getRoleList', { '#/Kind': kind });
    expect(printFieldDoc('kind', { $ref: '#/Kind' } as OpenApiSchema, scope)).toBe(list);
    expect(printFieldDoc('kind', { type: 'array', items: kind } as OpenApiSchema, scope)).toBe(list);
  });

  it('marks what is deprecated', () => {
    expect(printFieldDoc('offset', { deprecated: true } as OpenApiSchema, scopeOf('write'))).toBe(
      '/** @deprecated */\n',
    );
  });
});

describe('printFieldDoc() for a result', () => {
  const webhook = scopeOf('read', 'RoleJson');
  const roleJson = {
    ...webhook,
    overrides: { ...webhook.overrides, spelling: 'as-sent', suffix: 'Json' },
  } as Scope;
  const time = { type: 'integer' } as OpenApiSchema;

  it('shares the words of a type with the type of webhooks that has its name', () => {
    expect(printFieldDoc('total', {}, roleJson)).toBe('/** How many roles there are. */\n');
    expect(printFieldDoc('kind', {}, roleJson)).toBe('/** The kind. */\n');
    expect(printFieldDoc('kind', {}, scopeOf('read', 'Role'))).toBe('');
  });

  it('adds the unit of a time to the first sentence, unless the words have it', () => {
    const unit = '/** When it was deleted, in milliseconds since 1970. `null` if it exists. */\n';
    expect(printFieldDoc('gone_at', time, scopeOf('read'))).toBe(unit);
    expect(printFieldDoc('gone_at', { type: 'string' } as OpenApiSchema, scopeOf('read'))).toContain(
      'deleted, as an RFC 3339 string.',
    );
    expect(printFieldDoc('day_at', time, scopeOf('read'))).toBe(
      '/** When it is due, in seconds since 1970. */\n',
    );
  });

  it('spells the names of other fields as the package does', () => {
    const deprecated = { deprecated: true } as OpenApiSchema;
    expect(printFieldDoc('logo_url', deprecated, scopeOf('read'))).toBe(
      '/**\n * The logo.\n * @deprecated Use `imageUrl`.\n */\n',
    );
    expect(printFieldDoc('logo_url', deprecated, roleJson)).toContain('@deprecated Use `image_url`.');
  });

  it('names the version that introduced the field', () => {
    expect(printFieldDoc('total', {}, scopeOf('read', 'Role'))).toBe(
      '/**\n * How many roles there are.\n * @since API version 2024-10-01\n */\n',
    );
  });

  it('explains values that a type in the overrides adds', () => {
    const scope = scopeOf('read');
    const types = { kind: "Open<'old' | 'first'>" };
    const kind = { type: 'string', enum: ['old'] } as OpenApiSchema;
    const wider = { ...scope, overrides: { ...scope.overrides, types } };
    expect(printFieldDoc('kind', kind, wider)).toContain('- `first`: the first one');
  });
});

describe('printComment()', () => {
  it('prints a tag on a line of its own', () => {
    expect(printComment({ text: 'Old.', isDeprecated: true })).toBe('/**\n * Old.\n * @deprecated\n */\n');
    expect(printComment({ text: '@deprecated Use it.' })).toBe('/** @deprecated Use it. */\n');
  });

  it('breaks long text into lines, and indents the rest of a value', () => {
    const long = 'word '.repeat(30).trim();
    expect(wrap(long).every((line) => line.length <= 105)).toBe(true);
    const lines = printComment({ text: 'Head.', values: [['', long]] }).split('\n');
    expect(lines.slice(0, 4)).toEqual(['/**', ' * Head.', ' *', expect.stringMatching(/^ \* - `''`: word/)]);
    expect(lines[4]).toMatch(/^ \* {3}word/);
  });
});

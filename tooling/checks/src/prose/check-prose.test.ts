import { describe, expect, test } from 'vitest';
import { checkProse } from './check-prose.ts';
import { PROSE_PATTERNS } from './patterns.ts';

const reportOf = (path: string, text: string) => checkProse(new Map([[path, text]]))[0];
const findingsOf = (path: string, text: string) =>
  reportOf(path, text)?.findings.map(({ line, kind, words }) => `${line} ${kind} ${words}`);

test.each(PROSE_PATTERNS)(
  'the pattern of "$words" finds its example, which has an alternative',
  (pattern) => {
    const inDocument = (text: string) =>
      reportOf('a.md', text)?.findings.filter(({ instead }) => instead === pattern.instead);

    expect(inDocument(pattern.before)).not.toEqual([]);
    expect(reportOf('a.md', pattern.after)?.findings).toEqual([]);
  },
);

test('findings have the line of the words, in comments, strings and documents', () => {
  const code = [
    '/**',
    ' * Returns a key. What is',
    ' * no key is dropped.',
    ' */',
    "const a = { b: 1 }; // the key at hand, and 'told'",
    `test('the cache that nobody told the world about');`,
  ].join('\n');

  expect(findingsOf('a.ts', code)).toEqual([
    '2 comment What is',
    '5 comment at hand',
    '5 comment told',
    '6 string nobody',
    '6 string told',
  ]);
  expect(findingsOf('docs/a.md', '# A\n\n- One that has to be\n  loaded anew.')).toEqual([
    '3 document One that',
    '3 document has to',
    '4 document anew',
  ]);
});

describe('prose accepts', () => {
  test.each([
    ['code in a document', 'Call `tell()`.\n\n```ts\n// at hand, and told anew\nask();\n```'],
    ['a question', 'What is a JWT?'],
    ['a heading of a column', '| command | what it does |'],
    ['a clause that is a title', 'What the server does with a request.'],
    ['the standard word of networks', 'The connection is refused. A refused connection is retried.'],
    ['no, where it is plain', 'There is no key, and the cache is no longer used.'],
  ])('%s', (_, text) => {
    expect(findingsOf('a.md', text)).toEqual([]);
  });

  test('code, short strings and the examples of doc comments', () => {
    const code = "/**\n * ```ts\n * tell(anew);\n * ```\n */\nconst told = 'told anew';\nask(told);";
    expect(findingsOf('a.ts', code)).toEqual([]);
  });
});

test('the words of comments are counted without code', () => {
  expect(
    reportOf('a.ts', '/** Returns `a.b.c` of the key. */\nconst a = 1; // two words')?.commentWords,
  ).toBe(6);
});

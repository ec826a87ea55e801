import { describe, expect, test } from 'vitest';
import { rewriteAssertions } from './rewrite-assertions.ts';

test.each([
  ['an expression', 'f(1); // => 2', '__checkValue(await (f(1)), (2)); // => 2'],
  ['an expression without a semicolon', 'f(1) // => 2', '__checkValue(await (f(1)), (2)) // => 2'],
  ['an object', 'f(); // => { a: 1 }', '__checkValue(await (f()), ({ a: 1 })); // => { a: 1 }'],
  ['a constant', 'const a = f(); // => 2', 'const a = f();; __checkValue(await a, (2)); // => 2'],
  ['an expression over lines', 'f(\n  1,\n); // => 2', '__checkValue(await (f(\n  1,\n)), (2)); // => 2'],
  [
    'two of them',
    'a; // => 1\nb; // => 2',
    '__checkValue(await (a), (1)); // => 1\n__checkValue(await (b), (2)); // => 2',
  ],
  ['one within a block', 'if (a) {\n  b; // => 1\n}', 'if (a) {\n  __checkValue(await (b), (1)); // => 1\n}'],
  ['a string with a marker', "f('// => 1'); // => 2", "__checkValue(await (f('// => 1')), (2)); // => 2"],
  ['nothing else', 'f(); // -> 2\nconst x = () => 1;', 'f(); // -> 2\nconst x = () => 1;'],
])('rewriteAssertions() compares %s', (_, code, expected) => {
  expect(rewriteAssertions(code)).toEqual({ code: expected, problems: [] });
});

describe('rewriteAssertions() rejects', () => {
  test.each([
    ['a sentence', 'f(); // => the user', /not a JavaScript expression/],
    ['a value with an explanation', 'f(); // => true, because', /not a JavaScript expression/],
    ['an approximate value', 'f(); // => { a: 1, ... }', /not a JavaScript expression/],
    ['no value', 'f(); // =>', /not a JavaScript expression/],
    ['a value that escapes', 'f(); // => 1), (2', /not a JavaScript expression/],
    ['a pattern', 'const { a } = f(); // => 1', /after a pattern/],
    ['two constants', 'const a = 1, b = 2; // => 1', /after a pattern/],
    ['a function', 'function f() {\n  g(); // => 1\n}', /is in a function/],
    ['a line of its own', 'f();\n// => 1', /compares nothing/],
    ['the middle of an expression', 'f(\n  1, // => 1\n);', /compares nothing/],
  ])('%s', (_, code, message) => {
    expect(rewriteAssertions(code).problems).toEqual([
      { line: expect.any(Number), message: expect.stringMatching(message) },
    ]);
  });
});

import { expect, it } from 'vitest';
import { isHostName } from './is-host-name.ts';

it.each([
  ...[
    'app.example.com',
    'localhost',
    'a_b.example',
    'xn--mnchen-3ya.example',
    'app.example.com.',
    '127.0.0.1',
  ].map((name) => [name, true] as const),
  ...['', '.', '*', '*.example.com', '.example.com', 'a..example', 'a.example..', '[::1]', 'a:1', 'a b'].map(
    (name) => [name, false] as const,
  ),
])('isHostName(%j) is %j', (name, expected) => {
  expect(isHostName(name)).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const cases: ReadonlyArray<readonly [name: string, text: string, redacted: string]> = [
  ['a secret key', 'key sk_live_Abc123Def456 is wrong', 'key [redacted] is wrong'],
  ['a machine secret', 'ak_0123456789abcdef', '[redacted]'],
  ['a JWT', 'token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln end', 'token [redacted] end'],
  ['a truncated JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi', '[redacted]'],
  ['a bearer credential', 'Authorization: Bearer abcdef123', 'Authorization: [redacted]'],
  ['a key after other characters', 'x=%20sk_live_abcdef, y_sk_live_abcdef', 'x=%20[redacted], y_[redacted]'],
  ['a JWT with another beginning', 'ewogICJhbGciOi.ewogICJzdWIiO.c2lnbmF0', '[redacted]'],
  ['a bearer credential after several spaces', 'bearer   abcdef123', '[redacted]'],
  ['several credentials', 'sk_test_abcdef mt_abcdef1', '[redacted] [redacted]'],
  [
    'nothing in a string without credentials',
    'user_2abc is in org_3def, task_1',
    'user_2abc is in org_3def, task_1',
  ],
];

describe('redact()', () => {
  it.each(cases)('redacts %s', (_name, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each(['eyJ-'.repeat(500_000), 'bearer '.repeat(300_000), `sk_test_${'='.repeat(2_000_000)}`])(
    'takes bounded time for a long hostile string',
    (text) => {
      expect(redact(text).length).toBeLessThanOrEqual(2_000);
    },
  );
});

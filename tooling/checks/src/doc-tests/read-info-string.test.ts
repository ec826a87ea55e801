import { expect, test } from 'vitest';
import { readInfoString } from './read-info-string.ts';

test('readInfoString() reads continues and no-run', () => {
  expect(readInfoString('')).toEqual({ continues: false, noRun: undefined, problems: [] });
  expect(readInfoString('continues no-run="needs a Redis server"')).toEqual({
    continues: true,
    noRun: 'needs a Redis server',
    problems: [],
  });
});

test.each(['no-run', 'no-run=""', 'no-run="  "', 'no-run=because'])('readInfoString() refuses %s', (meta) => {
  expect(readInfoString(meta).problems).toContain('no-run needs a reason: no-run="needs a Redis server"');
});

test.each(['norun="x"', 'skip', '{1,2}'])('readInfoString() refuses the unknown word %s', (meta) => {
  expect(readInfoString(meta).problems).toHaveLength(1);
});

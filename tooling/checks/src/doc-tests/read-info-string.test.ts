import { expect, test } from 'vitest';
import { readInfoString } from './read-info-string.ts';

test('readInfoString() reads continues, needs and no-run', () => {
  expect(readInfoString('')).toEqual({ continues: false, noRun: undefined, needs: undefined, problems: [] });
  expect(readInfoString('needs="redis-server"')).toMatchObject({ needs: 'redis-server', problems: [] });
  expect(readInfoString('continues no-run="needs a browser"')).toEqual({
    continues: true,
    noRun: 'needs a browser',
    needs: undefined,
    problems: [],
  });
});

test.each(['no-run', 'no-run=""', 'no-run="  "', 'no-run=because'])('readInfoString() rejects %s', (meta) => {
  expect(readInfoString(meta).problems).toContain('no-run needs a reason: no-run="needs a browser"');
});

test.each(['norun="x"', 'needs', 'needs="a server"', 'skip', '{1,2}'])(
  'readInfoString() rejects the unknown word %s',
  (meta) => {
    expect(readInfoString(meta).problems).toHaveLength(1);
  },
);

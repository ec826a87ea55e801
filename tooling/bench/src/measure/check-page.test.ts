import { expect, it } from 'vitest';
import { compareSizes } from './check-page.ts';

const page = `
| bundle | bytes | gzip | budget |
| ------ | ----: | ---: | -----: |
| small  |  2000 | 1000 |   1100 |
| large  | 20000 | 9000 |   9500 |`;

it('compareSizes() returns the bundles that differ by more than 1 %, or are missing', () => {
  expect(compareSizes(page, new Map([['small', 1_010]]))).toEqual([]);
  const sizes = new Map([
    ['small', 989],
    ['large', 9_100],
    ['new', 1],
  ]);
  expect(compareSizes(page, sizes)).toEqual([
    '  small: 1000 bytes on the page, 989 now',
    '  large: 9000 bytes on the page, 9100 now',
    '  new: missing',
  ]);
});

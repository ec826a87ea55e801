import { expect, it } from 'vitest';
import { renderSupport } from './supported.test-support.ts';

it('SUPPORTED.md lists every operation with its state', async () => {
  await expect(renderSupport()).toMatchFileSnapshot('../SUPPORTED.md');
});

import { expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

it.each([0, 1, 2, 3, 12_287, 12_288, 12_289, 40_000])('%i bytes are encoded and decoded', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
  const text = encodeBase64(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64'));
  expect(decodeBase64(text)).toEqual(bytes);
});

it('another string is not decoded', () => {
  expect(decodeBase64('*')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { imageTypeOf, imageTypes, isOfType } from './image-types.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

const images: readonly (readonly [type: string, bytes: Uint8Array])[] = [
  ['image/jpeg', bytesOf('\xff\xd8\xff\xe0')],
  ['image/png', bytesOf('\x89PNG\r\n\x1a\n...')],
  ['image/gif', bytesOf('GIF89a')],
  ['image/webp', bytesOf('RIFF\x24\x00\x00\x00WEBPVP8 ')],
];

describe.each(images)('an image of the type %s', (type, bytes) => {
  it('has that type alone', () => {
    expect(imageTypeOf(bytes)).toBe(type);
    expect(imageTypes.filter((other) => isOfType(bytes, other))).toEqual([type]);
  });

  it('does not have the type without its first or its last byte', () => {
    const signature = { 'image/jpeg': 3, 'image/png': 8, 'image/gif': 4, 'image/webp': 12 }[type];
    expect(isOfType(bytes.subarray(0, signature), type)).toBe(true);
    expect(isOfType(bytes.subarray(0, Number(signature) - 1), type)).toBe(false);
    expect(isOfType(bytes.subarray(1), type)).toBe(false);
  });

  it('does not have the type with another byte in any place that counts', () => {
    const counts = [...bytes.keys()].filter((index) => {
      const changed = Uint8Array.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 0x55;
      return !isOfType(changed, type);
    });
    const places = {
      'image/jpeg': [0, 1, 2],
      'image/png': [0, 1, 2, 3, 4, 5, 6, 7],
      'image/gif': [0, 1, 2, 3],
      'image/webp': [0, 1, 2, 3, 8, 9, 10, 11],
    }[type];
    expect(counts).toEqual(places);
  });
});

it.each([
  ['no bytes', ''],
  ['text', 'hello world, this is text'],
  ['a sound of the container of WebP', 'RIFF\x24\x00\x00\x00WAVEfmt '],
])('finds no type for %s', (_name, text) => {
  expect(imageTypeOf(bytesOf(text))).toBeUndefined();
});

it.each(['image/svg+xml', 'text/plain', '', 'toString', '__proto__'])(
  'has no image of the type %j',
  (type) => {
    for (const [, bytes] of images) expect(isOfType(bytes, type)).toBe(false);
  },
);

import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { isPlatformObject } from './is-platform-object.ts';

it('accepts objects of every realm', () => {
  const values = [
    new Date(),
    runInNewContext('new Date()'),
    runInNewContext('new (class extends Date {})()'),
  ];
  expect(values.map((value) => isPlatformObject(value, 'Date'))).toEqual([true, true, true]);
  expect(isPlatformObject(new File([], 'a'), 'Blob', 'File')).toBe(true);
  expect(isPlatformObject(new URL('https://a.example'), 'URL')).toBe(true);
});

/** As happy-dom implements it: the classes have no tag. */
class UntaggedBlob {
  arrayBuffer() {}
  slice() {}
  stream() {}
  text() {}
}
class UntaggedForm {
  append() {}
  delete() {}
  getAll() {}
  entries() {}
}

it('accepts blobs and forms without a tag', () => {
  expect(isPlatformObject(new UntaggedBlob(), 'Blob')).toBe(true);
  expect(isPlatformObject(new (class extends UntaggedBlob {})(), 'File', 'Blob')).toBe(true);
  expect(isPlatformObject(new UntaggedForm(), 'FormData')).toBe(true);
  expect(isPlatformObject(new UntaggedForm(), 'Blob', 'File', 'Date')).toBe(false);
  expect(isPlatformObject({ arrayBuffer: 1, slice: 1, stream: 1, text: 1 }, 'Blob')).toBe(false);
});

it.each([
  'ArrayBuffer',
  'Map',
  'Promise',
  'RegExp',
  'Set',
  'SharedArrayBuffer',
  'WeakMap',
  'WeakSet',
] as const)('accepts the class %s of every realm', (name) => {
  const code = name === 'Promise' ? 'Promise.resolve()' : `new ${name}()`;
  expect(isPlatformObject(runInNewContext(code), name)).toBe(true);
  expect(isPlatformObject({}, name)).toBe(false);
});

it('accepts bytes of another realm, and a Buffer', () => {
  expect(isPlatformObject(runInNewContext('new Uint8Array(2)'), 'Uint8Array')).toBe(true);
  expect(isPlatformObject(Buffer.from('a'), 'Uint8Array')).toBe(true);
  expect(isPlatformObject(new Uint16Array(2), 'Uint8Array')).toBe(false);
});

it.each([undefined, null, '2026-01-01', {}, new URL('https://a.example'), Date])('rejects %o', (value) => {
  expect(isPlatformObject(value, 'Date')).toBe(false);
});

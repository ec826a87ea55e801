// Pure

/** The types of images, with the bytes that files of the type begin with. -1 stands for any byte. */
const IMAGE_TYPES: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/gif': [0x47, 0x49, 0x46, 0x38],
  'image/webp': [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50],
};

export const imageTypes: readonly string[] = Object.keys(IMAGE_TYPES);

/** Returns the type of an image by its first bytes. */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  return imageTypes.find((type) => isOfType(bytes, type));
}

export function isOfType(bytes: Uint8Array, type: string): boolean {
  const signature = Object.hasOwn(IMAGE_TYPES, type) ? IMAGE_TYPES[type] : undefined;
  return signature?.every((byte, index) => byte === -1 || bytes[index] === byte) ?? false;
}

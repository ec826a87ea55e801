import { decodeBase64 } from '../json/base64.ts';
import type { ImageOwner } from '../model/images.ts';
import type { Instance } from '../store/instance.ts';

export const imagePath = '/images';

const defaultImageName = 'default.svg';

const defaultImage =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#999"/></svg>';

/** Returns the fields of an answer that describe the image of its record. */
export function imageOf(instance: Instance, owner: ImageOwner, ownerId: string) {
  const id = imageIdOf(instance, owner, ownerId);
  return {
    image_url: `${instance.origin()}${imagePath}/${id ?? defaultImageName}`,
    has_image: id !== undefined,
  };
}

export function imageIdOf({ store }: Instance, owner: ImageOwner, ownerId: string): string | undefined {
  return store.images.by(owner, ownerId).at(-1)?.id;
}

/** Returns the file that an image URL names, or undefined for an unknown name. */
export function readImageFile(
  { store }: Instance,
  name: string,
): { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> } | undefined {
  if (name === defaultImageName) return { type: 'image/svg+xml', body: defaultImage };
  const image = store.images.get(name);
  if (image === undefined) return undefined;
  const body = decodeBase64(image.data);
  return body && { type: image.content_type, body };
}

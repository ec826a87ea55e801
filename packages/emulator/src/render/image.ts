import type { Instance } from '../instance.ts';

export const imagePath = '/images/default.svg';

/** Nobody can upload an image here, so that all have the same. */
export function imageUrlOf(instance: Instance): string {
  return instance.origin() + imagePath;
}

export const defaultImage =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#999"/></svg>';

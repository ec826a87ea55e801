import type { Instance } from '../store/instance.ts';

export const imagePath = '/images/default.svg';

/** Returns the same URL for every record, since the emulator stores no images. */
export function imageUrlOf(instance: Instance): string {
  return instance.origin() + imagePath;
}

export const defaultImage =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#999"/></svg>';

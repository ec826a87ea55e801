// Pure
import type { ResponseMeta } from '@x/errors';

/** Returns the media type of a response. Empty if it has none, or if the headers of a custom `fetch` throw. */
export function contentTypeOf({ headers }: Pick<ResponseMeta, 'headers'>): string {
  try {
    const contentType: unknown = headers?.get('content-type');
    return typeof contentType === 'string' ? contentType : '';
  } catch {
    return '';
  }
}

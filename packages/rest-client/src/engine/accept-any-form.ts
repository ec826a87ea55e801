import { type Bytes, encodeForm, isPlatformObject } from '@x/errors/internal';
import type { RequestHeaders } from './headers.ts';
import type { FormBody, RequestParts } from './request-parts.ts';

interface FormInit {
  headers: RequestHeaders;
  body: RequestParts['body'] | Bytes;
}

/** Any function with the first two parameters of `fetch`. */
type FetchLike<Init extends FormInit, Rest extends unknown[]> = (
  url: string,
  init: Init,
  ...rest: Rest
) => Promise<Response>;

/**
 * Returns a `fetch` that sends forms and files of other realms. The test environments jsdom and happy-dom replace the
 * classes of forms and files, and the `fetch` of Node would send such a form as the text "[object FormData]".
 */
export function acceptAnyForm<Init extends FormInit, Rest extends unknown[]>(
  fetch: FetchLike<Init, Rest>,
): FetchLike<Init, Rest> {
  return (url, init, ...rest) => {
    const { body, headers } = init;
    return isForm(body) && !isKnownToPlatform(body)
      ? encodeForm(body).then(({ type, bytes }) =>
          fetch(url, { ...init, headers: { 'content-type': type, ...headers }, body: bytes }, ...rest),
        )
      : fetch(url, init, ...rest);
  };
}

const isForm = (body: FormInit['body']): body is FormBody =>
  Array.isArray(body) || isPlatformObject(body, 'FormData');

/** `Response` and `fetch` encode a body by the same rules, and `Response` sends nothing. */
function isKnownToPlatform(form: FormBody): boolean {
  if (!isPlatformObject(form, 'FormData')) {
    return false;
  }
  // The class is checked, but not narrowed.
  const encode = () => new Response(form as FormData).headers.get('content-type') ?? '';
  return typeof Response !== 'function' || encode().startsWith('multipart/form-data');
}

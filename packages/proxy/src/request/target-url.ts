// Pure
import { pathBelow } from '../path-below.ts';
import type { ProxyErrorCode } from '../proxy-errors.ts';
import type { ProxySettings } from '../settings/read-settings.ts';

type Target = { readonly url: string } | { readonly code: ProxyErrorCode };

/** Servers could read these as another path: a separator, a control character, a percent sign that decodes once more. */
const AMBIGUOUS = /[/\\\p{Cc}]|%[0-9a-f]{2}/iu;
/** Some servers ignore parameters of a segment. */
const DOTS = /^\.{1,2}(?:;|$)/;

/**
 * Returns where a request goes: the path below the proxy, at the Frontend API. Nothing of a request can change the origin,
 * and a path that servers read in different ways is rejected.
 */
export function targetUrl(
  { pathname, search }: URL,
  { proxy, upstream }: Pick<ProxySettings<[]>, 'proxy' | 'upstream'>,
): Target {
  const path = pathBelow(pathname, proxy.path);
  if (path === undefined) {
    return { code: 'proxy-path-mismatch' };
  }
  if (!isPlainPath(path)) {
    return { code: 'path-invalid' };
  }
  return { url: upstream.origin + upstream.path + (path || '/') + search };
}

/** An empty segment is allowed at the end only. */
function isPlainPath(path: string): boolean {
  const segments = path.split('/').slice(1);
  return segments.every((segment, index) =>
    segment === '' ? index === segments.length - 1 : isPlainSegment(segment),
  );
}

function isPlainSegment(segment: string): boolean {
  const decoded = decode(segment);
  return decoded !== undefined && !AMBIGUOUS.test(decoded) && !DOTS.test(decoded);
}

/** Returns undefined for bytes that are not UTF-8. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

// Pure
import { canParseUrl, isHostName } from '@x/errors/internal';

/** Returns the origin that the browser knows. The reference believes the headers of a proxy if it sends both. */
export function publicOrigin({ url, headers }: Request): string {
  const own = new URL(url).origin;
  const protocol = firstOf(headers.get('x-forwarded-proto'));
  const host = firstOf(headers.get('x-forwarded-host'));
  const forwarded = `${protocol}://${host}`;
  if ((protocol !== 'https' && protocol !== 'http') || !canParseUrl(forwarded)) {
    return own;
  }
  const { origin, hostname } = new URL(forwarded);
  return isHostName(hostname) || hostname.startsWith('[') ? origin : own;
}

const firstOf = (value: string | null): string | undefined => value?.split(',')[0]?.trim();

// Pure

/** Forms of a page can lead to an application, and browsers apply the policy to each redirect on the way. */
export function pageHeaders(targetOrigin?: string | undefined): Readonly<Record<string, string>> {
  const local = 'http://localhost:* http://*.localhost:* http://127.0.0.1:*';
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${local}${targetOrigin === undefined ? '' : ` ${targetOrigin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}

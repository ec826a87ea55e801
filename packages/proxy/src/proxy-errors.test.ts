import { describe, expect, it } from 'vitest';
import { errorResponse, METHODS, PROXY_ERRORS, type ProxyErrorCode } from './proxy-errors.ts';

const STATUSES: Readonly<Record<ProxyErrorCode, number>> = {
  'proxy-path-mismatch': 404,
  'proxy-loop': 508,
  'method-not-allowed': 405,
  'websocket-unsupported': 501,
  'url-too-long': 414,
  'path-invalid': 400,
  'framing-invalid': 400,
  'body-too-large': 413,
  'body-unreadable': 500,
  'request-timeout': 408,
  'request-aborted': 400,
  'upstream-unreachable': 502,
  'upstream-response-invalid': 502,
  'upstream-timeout': 504,
};
// The keys are those of the type.
const CODES = Object.keys(STATUSES) as ProxyErrorCode[];

describe('errorResponse()', () => {
  it.each(CODES)('returns JSON with the code and the status of %s', async (code) => {
    const response = errorResponse(code);
    expect(response.status).toBe(STATUSES[code]);
    expect(await response.json()).toEqual({ errors: [{ code, message: PROXY_ERRORS[code].message }] });
    expect(PROXY_ERRORS[code].message).toMatch(/^The .{20,}\.$/);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
    expect(response.headers.get('allow')).toBe(code === 'method-not-allowed' ? methods : null);
    expect([...METHODS].join(', ')).toBe(methods);
  });

  it.each([
    [{ code: 'ECONNREFUSED' }, ' (ECONNREFUSED)'],
    [{ code: 'UND_ERR_SOCKET', cause: { code: 'ECONNRESET' } }, ' (ECONNRESET)'],
    [{ cause: { code: 'ENOTFOUND' } }, ' (ENOTFOUND)'],
    [{ code: 'E2' }, ' (E2)'],
    [{ code: 'E' }, ''],
    [{ code: 20 }, ''],
    [{ code: 'sk_test_1' }, ''],
    [{ code: 'ECONNREFUSED sk_test_1' }, ''],
    [{ code: 'x ECONNREFUSED' }, ''],
    [{ code: 'E'.repeat(42) }, ''],
    [{ message: 'secret' }, ''],
    [null, ''],
    ['ECONNREFUSED', ''],
  ])('shows the code of the system, and nothing else: %j', async (cause, shown) => {
    const { errors } = await errorResponse('upstream-unreachable', cause).json();
    expect(errors[0].message).toBe(`The Frontend API cannot be reached.${shown}`);
  });
});

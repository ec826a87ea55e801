/** A response of the API, or of what is in front of it. */
export interface FailingResponse {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where the connection breaks, if it does. */
  readonly breaks?: 'before the response' | 'in the body';
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ERROR = { code: 'form_param_invalid', message: 'is invalid', long_message: 'The parameter is invalid' };

/** Details as the API has them, and some that no error has. */
const META = {
  param_name: 'email_address',
  session_id: 'sess_1',
  email_addresses: ['ada@example.com'],
  identifiers: ['a'],
  zxcvbn: { suggestions: [{ code: 'short', message: 'Too short' }], some_key: { inner_key: 1 } },
  plan: { amount_formatted: '1.00', currency_symbol: '$', id: 'plan_1' },
  is_plan_upgrade_possible: false,
  seats_quantity: 0,
  trace_id: 't',
  kind: 'k',
  title: '',
  link_url: null,
  data: { camelKey: [{ snake_key: null }] },
};

const body = (errors: unknown, others: object = {}): string => JSON.stringify({ errors, ...others });
const json = (name: string, text: string, more: Partial<FailingResponse> = {}): FailingResponse => ({
  name,
  status: 422,
  headers: JSON_TYPE,
  body: text,
  ...more,
});

const STATUSES = [400, 401, 403, 404, 405, 409, 410, 413, 422, 423, 429, 500, 501, 502, 503, 504, 599];
const RETRY_AFTER = ['12', '0', '3600', '1.5', '12abc', '-1', '', 'soon', 'Mon, 30 Nov 2099 16:00:00 GMT'];

export const FAILING_RESPONSES: readonly FailingResponse[] = [
  ...STATUSES.map((status) => json(`status ${status}`, body([ERROR]), { status })),
  ...RETRY_AFTER.map((value) =>
    json(`Retry-After ${value || 'empty'}`, body([ERROR]), {
      status: 429,
      headers: { ...JSON_TYPE, 'retry-after': value },
    }),
  ),
  json('Retry-After with 503', '', { status: 503, headers: { 'retry-after': '7' } }),
  json('two errors', body([ERROR, { code: 'other', message: 'm', meta: { param_name: 'x' } }])),
  json('an error without a long message', body([{ code: 'c', message: 'm' }])),
  json('an error without a message', body([{ code: 'c' }])),
  json('an error without a code', body([{ message: 'm' }])),
  json('details', body([{ ...ERROR, meta: META }])),
  json('unknown details', body([{ ...ERROR, meta: { ...META, other_detail: { inner_key: 1 } } }])),
  json('no details', body([{ ...ERROR, meta: null }])),
  json('empty details', body([{ ...ERROR, meta: {} }])),
  json('a trace id', body([ERROR], { clerk_trace_id: 'trace_1' })),
  json('a trace id that is not a string', body([ERROR], { clerk_trace_id: 7 })),
  json('a ray', body([ERROR]), { headers: { ...JSON_TYPE, 'cf-ray': 'ray_1' } }),
  json('a trace id and a ray', body([ERROR], { clerk_trace_id: 'trace_1' }), {
    headers: { ...JSON_TYPE, 'cf-ray': 'ray_1' },
  }),
  json('JSON with a charset', body([ERROR]), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
  json('JSON as plain text', body([ERROR]), { headers: { 'content-type': 'text/plain' } }),
  json('problem details', JSON.stringify({ title: 'Forbidden', status: 403 }), {
    status: 403,
    headers: { 'content-type': 'application/problem+json' },
  }),
  json('a page', '<h1>Bad gateway</h1>', {
    status: 502,
    headers: { 'content-type': 'text/html', 'cf-ray': 'ray_2' },
  }),
  json('an empty body', '', { status: 503, headers: {} }),
  json('an empty body as JSON', '', { status: 503 }),
  json('JSON that ends too early', '{"errors":['),
  json('no errors', JSON.stringify({ message: 'no' })),
  json('an empty list of errors', body([])),
  json('errors that are null', body(null)),
  json('errors that are a string', body('bad')),
  json('errors that are an object', body({ code: 'c' })),
  json('errors that are not objects', body([null, 'x', 7])),
  json('a list', JSON.stringify([ERROR])),
  json('null', 'null'),
  json('not modified', '', { status: 304, headers: {} }),
  ...[301, 302, 303, 307, 308].map((status) =>
    json(`redirect ${status}`, '', { status, headers: { location: '/elsewhere' } }),
  ),
];

/** Responses that do not come, or not as a whole. */
export const BROKEN_RESPONSES: readonly FailingResponse[] = [
  json('a connection that breaks before the response', '', { breaks: 'before the response' }),
  json('a connection that breaks in the body of a failure', body([ERROR]), { breaks: 'in the body' }),
  json('a connection that breaks in the body of a success', body([]), { status: 200, breaks: 'in the body' }),
];

/** Responses with a status of success that no operation has. */
export const STRANGE_SUCCESSES: readonly FailingResponse[] = [
  json('204', '', { status: 204, headers: {} }),
  json('a page with 200', '<h1>Hi</h1>', { status: 200, headers: { 'content-type': 'text/html' } }),
  json('an empty body with 200', '', { status: 200 }),
  json('an empty text with 200', '', { status: 200, headers: {} }),
  json('JSON that ends too early, with 200', '{"object":', { status: 200 }),
  json('null with 200', 'null', { status: 200 }),
  json('a number with 200', '5', { status: 200 }),
  json('a string with 200', '"x"', { status: 200 }),
  json('errors with 200', body([ERROR]), { status: 200 }),
  json('JSON as plain text with 200', '{"object":"user","id":"user_1"}', {
    status: 200,
    headers: { 'content-type': 'text/plain' },
  }),
  json('JSON with a charset and 200', '{"object":"user","id":"user_1"}', {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
  json('an unknown object with 202', '{"object":"unknown","a_b":1}', { status: 202 }),
];

import { viewOf } from './same-values.ts';

/** What a client sees of a response, as flat fields that are compared one by one. */
export type ResponseView = Readonly<Record<string, unknown>>;

/** Headers that depend on the moment or on the connection, and not on the package. */
const IGNORED: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'etag', 'keep-alive']);

/** Returns the fields of a response. The server itself is always the same in them. */
export async function viewOfResponse(response: Response, serverUrl: string): Promise<ResponseView> {
  const fields = await fieldsOf(response);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutServer(value, serverUrl) : value,
    ]),
  );
}

/** A server can call itself by its name. */
const withoutServer = (value: string, serverUrl: string): string =>
  ['127.0.0.1', 'localhost'].reduce(
    (text, name) => text.replaceAll(`//${name}:${new URL(serverUrl).port}`, '//server.invalid'),
    value,
  );

async function fieldsOf(response: Response): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = { status: response.status };
  for (const [name, value] of response.headers) {
    if (!IGNORED.has(name) && name !== 'set-cookie' && name !== 'location') {
      fields[`header ${name}`] = value;
    }
  }
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = cookie.split(/;\s*/);
    const [name = '', value] = pair.split('=');
    // A session of its own for each package.
    fields[`cookie ${name}`] = viewOf(value);
    fields[`attributes of ${name}`] = attributes.sort().join('; ');
  }
  addLocation(response.headers.get('location'), fields);
  const text = await response.text();
  // Next.js repeats the location of a redirect, which is already compared.
  addBody(text === response.headers.get('location') ? 'the location' : text, fields);
  return fields;
}

function addLocation(location: string | null, fields: Record<string, unknown>): void {
  if (location !== null) {
    const url = new URL(location, 'http://relative.invalid');
    fields['location'] = url.origin + url.pathname;
    for (const [name, value] of url.searchParams) {
      fields[`location ?${name}`] = value;
    }
  }
}

function addBody(text: string, fields: Record<string, unknown>): void {
  try {
    flatten('body', JSON.parse(text), fields);
  } catch {
    fields['body'] = text;
  }
}

function flatten(path: string, value: unknown, fields: Record<string, unknown>): void {
  if (typeof value !== 'object' || value === null) {
    fields[path] = value;
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    flatten(`${path}.${name}`, inner, fields);
  }
}

/** The names of the fields in which two responses differ. */
export function differingFields(one: ResponseView, other: ResponseView): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]).sort();
}

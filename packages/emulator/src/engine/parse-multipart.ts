/** The parameter of the content type, which can be in quotation marks. */
const BOUNDARY = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i;

const NAME = /;\s*name="([^"]*)"/i;
const FILE_NAME = /;\s*filename="[^"]*"/i;
const TYPE = /^content-type:\s*(.+)$/im;

/**
 * Parses a body of the type `multipart/form-data` (RFC 7578). Of fields with the same name, the last one counts. Throws a
 * `TypeError` for an invalid body. For environments whose `Response.formData()` does not work: in jsdom, the class `File`
 * is not that of Node, and Node rejects the files that it creates itself.
 */
export function parseMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Record<string, unknown> {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  // One character for each byte, so that the indexes in both are the same.
  const text = `\r\n${new TextDecoder('latin1').decode(bytes)}`;
  const parts = boundary === undefined ? [] : text.split(`\r\n--${boundary}`);
  if (parts.length < 2 || parts[0] !== '' || !/^--\s*$/.test(parts.at(-1) ?? '')) {
    throw new TypeError('The body is not a form.');
  }
  const fields: [name: string, value: unknown][] = [];
  let start = 0;
  for (const part of parts.slice(1, -1)) {
    start += `\r\n--${boundary}`.length;
    // The text begins with a line break that the bytes do not have.
    const end = start + part.length;
    fields.push(parsePart(part, bytes.subarray(start - 2, end - 2)));
    start = end;
  }
  return Object.fromEntries(fields);
}

function parsePart(part: string, bytes: Uint8Array<ArrayBuffer>): [name: string, value: unknown] {
  const endOfHead = part.indexOf('\r\n\r\n');
  const head = new TextDecoder().decode(bytes.subarray(0, Math.max(endOfHead, 0)));
  const [, name] = NAME.exec(head) ?? [];
  if (name === undefined) {
    throw new TypeError('A part of the form has no name.');
  }
  const content = bytes.subarray(endOfHead + '\r\n\r\n'.length);
  const [, type = 'text/plain'] = TYPE.exec(head) ?? [];
  const isFile = FILE_NAME.test(head);
  return [name, isFile ? new Blob([content], { type: type.trim() }) : new TextDecoder().decode(content)];
}

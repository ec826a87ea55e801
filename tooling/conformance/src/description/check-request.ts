// Pure

import {
  dereference,
  type OpenApiDocument,
  type OpenApiSchema,
  type Parameter,
} from '@tooling/api-description/open-api';
import { propertiesOf } from '@tooling/api-description/properties-of';
import { checkJson, JSON_MEDIA_TYPE } from './check-json.ts';
import type { Validator } from './create-validator.ts';
import type { FoundOperation } from './find-operation.ts';
import { readQueryValue } from './read-query.ts';

const FORM_MEDIA_TYPE = 'multipart/form-data';

/** A request as it was sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Absent if the request has no body. */
  readonly body?: string | undefined;
  /** The form of a request with files. */
  readonly form?: FormData;
}

/** Returns the violations of a request, compared with its operation. */
export function checkRequest(
  document: OpenApiDocument,
  validate: Validator,
  found: FoundOperation,
  request: SentRequest,
): readonly string[] {
  return [
    ...checkHeaders(document, request.headers),
    ...checkPath(document, validate, found),
    ...checkQuery(document, validate, found, new URL(request.url).searchParams),
    ...checkBody(validate, found, request),
  ];
}

/** Checks the bearer key, which the description requires everywhere, and the version, which must be that of the description. */
function checkHeaders({ info }: OpenApiDocument, headers: Headers): readonly string[] {
  const violations: string[] = [];
  if (!/^Bearer \S+$/.test(headers.get('authorization') ?? '')) {
    violations.push('header authorization is not "Bearer" and a key');
  }
  if (headers.get('clerk-api-version') !== info.version) {
    violations.push(`header clerk-api-version is ${headers.get('clerk-api-version')}, not ${info.version}`);
  }
  return violations;
}

function parametersOf(document: OpenApiDocument, { operation, pathItem }: FoundOperation): Parameter[] {
  return [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    dereference(document, parameter),
  );
}

function checkPath(document: OpenApiDocument, validate: Validator, found: FoundOperation): readonly string[] {
  return parametersOf(document, found)
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, schema }) => {
      const value = decodeURIComponent(found.pathParameters.get(name) ?? '');
      return validate(schema, value).map((violation) => `path parameter ${name}: ${violation}`);
    });
}

function checkQuery(
  document: OpenApiDocument,
  validate: Validator,
  found: FoundOperation,
  query: URLSearchParams,
): readonly string[] {
  const declared = parametersOf(document, found).filter((parameter) => parameter.in === 'query');
  const unknown = [...new Set(query.keys())].filter((name) => !declared.some((one) => one.name === name));
  return [
    ...unknown.map((name) => `query parameter ${name} of ${found.id} is not described`),
    ...declared.flatMap((parameter) => checkQueryParameter(validate, parameter, query)),
  ];
}

function checkQueryParameter(
  validate: Validator,
  parameter: Parameter,
  query: URLSearchParams,
): readonly string[] {
  const { name, required, schema } = parameter;
  if (!query.has(name)) {
    return required === true ? [`query parameter ${name} is missing`] : [];
  }
  const read = readQueryValue(parameter, query.getAll(name));
  return 'violation' in read
    ? [read.violation]
    : validate(schema, read.value).map((violation) => `query parameter ${name}: ${violation}`);
}

function checkBody(
  validate: Validator,
  { id, operation }: FoundOperation,
  { headers, body, form }: SentRequest,
): readonly string[] {
  const { requestBody } = operation;
  if (form !== undefined) {
    return checkForm(id, requestBody?.content[FORM_MEDIA_TYPE]?.schema, form);
  }
  if (body === undefined || body === '') {
    return requestBody?.required === true ? [`${id} needs a body`] : [];
  }
  if (requestBody === undefined) {
    return [`${id} takes no body`];
  }
  const schema = requestBody.content[JSON_MEDIA_TYPE]?.schema;
  if (schema === undefined) {
    return [`${id} takes ${Object.keys(requestBody.content)}, which can't be checked`];
  }
  return checkJson(validate, schema, headers, body);
}

/** Compares the fields of a form. A file is any blob. */
function checkForm(id: string, schema: OpenApiSchema | undefined, form: FormData): readonly string[] {
  if (schema === undefined) {
    return [`${id} takes no form`];
  }
  const properties = propertiesOf(schema, () => ({}));
  const isFile = (name: string) =>
    properties.some((one) => one.name === name && one.schema['format'] === 'binary');
  return [
    ...properties
      .filter(({ name, isRequired }) => isRequired && !form.has(name))
      .map(({ name }) => `form field ${name} is missing`),
    ...[...form.keys()]
      .filter((name) => !properties.some((one) => one.name === name))
      .map((name) => `form field ${name} of ${id} is not described`),
    ...[...form]
      .filter(([name, value]) => isFile(name) !== value instanceof Blob)
      .map(([name]) => `form field ${name} must be a file and is not, or is a file and must not be`),
  ];
}

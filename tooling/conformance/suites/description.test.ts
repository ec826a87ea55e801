import {
  isObject,
  type OpenApiDocument,
  type OpenApiSchema,
  type OperationObject,
} from '@tooling/api-description/open-api';
import { expect, it } from 'vitest';
import { describeWithContract } from '../src/describe-with-contract.ts';
import { createContract } from '../src/description/create-contract.ts';
import { createValidator } from '../src/description/create-validator.ts';
import { findOperation } from '../src/description/find-operation.ts';
import { OVERLAY, type OverlayEntry } from '../src/description/overlay.ts';

describeWithContract('the overlay', (_contract, document) => {
  const operations = operationsOf(document);

  it.each(OVERLAY)('has reason to say: $because', (entry) => {
    expect(isStillNeeded(document, operations, entry)).toBe(true);
  });
});

describeWithContract('the API description', (_contract, document) => {
  it('has only schemas that can be checked', () => {
    const validate = createValidator(document);
    const schemas = [document.paths, document.components].flatMap(schemasOf);
    expect(schemas.length).toBeGreaterThan(500);
    // Each schema must compile in strict mode. Whether the value is valid does not matter.
    expect(() => schemas.map((schema) => validate(schema, undefined))).not.toThrow();
  });
});

/** All schemas of parameters, requests and responses. */
function schemasOf(node: unknown): readonly OpenApiSchema[] {
  if (!isObject(node) && !Array.isArray(node)) {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'schema' && isObject(value) ? [value] : schemasOf(value),
  );
}

/** An entry is needed as long as the description lacks its content. */
function isStillNeeded(
  document: OpenApiDocument,
  operations: readonly OperationObject[],
  entry: OverlayEntry,
): boolean {
  if (entry.kind === 'error-statuses') {
    return entry.statuses.some((status) => operations.some(({ responses }) => !(status in responses)));
  }
  const [method = '', path = ''] = entry.operation.split(' ');
  const [name, value] = entry.query;
  const url = `https://api.example/v1${path}?${name}=${value}`;
  const body = JSON.stringify({ data: [], total_count: 0 });
  const headers = new Headers({ 'content-type': 'application/json' });
  const response = { status: entry.status, headers, body };
  const withEntry = createContract(document, OVERLAY).checkResponse({ method, url }, response);
  const withoutEntry = createContract(document, []).checkResponse({ method, url }, response);
  return (
    findOperation(document, method, `/v1${path}`) !== undefined && withEntry.length < withoutEntry.length
  );
}

function operationsOf({ paths }: OpenApiDocument): readonly OperationObject[] {
  return Object.values(paths)
    .flatMap((pathItem) => Object.values(pathItem))
    .filter(isOperation);
}

function isOperation(member: unknown): member is OperationObject {
  return isObject(member) && isObject(member['responses']);
}

// Pure
import type { OpenApiDocument, OperationObject, PathItem } from '@tooling/api-description/open-api';
import { isObject } from '@tooling/api-description/open-api';

/** An operation of the description, found by a request. */
export interface FoundOperation {
  /** Method and path template, such as `GET /users/{user_id}`. */
  readonly id: string;
  readonly operation: OperationObject;
  readonly pathItem: PathItem;
  /** Still percent-encoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** Below the server's URL: the version is a segment of that. */
const PREFIX = '/v1';

/** Finds the operation that a request is for. A path with a literal segment wins over one with a parameter. */
export function findOperation(
  { paths }: OpenApiDocument,
  method: string,
  pathname: string,
): FoundOperation | undefined {
  if (!pathname.startsWith(`${PREFIX}/`)) {
    return undefined;
  }
  const segments = pathname.slice(PREFIX.length).split('/');
  const candidates = Object.entries(paths)
    .map(([template, pathItem]) => ({ template: template.split('/'), pathItem }))
    .filter(
      ({ template, pathItem }) => isObject(pathItem[method.toLowerCase()]) && matches(template, segments),
    )
    .sort((a, b) => compareTemplates(a.template, b.template));
  const [best] = candidates;
  if (best === undefined) {
    return undefined;
  }
  const { template, pathItem } = best;
  const parameters = template.flatMap((part, index): [string, string][] =>
    isParameter(part) ? [[part.slice(1, -1), segments[index] ?? '']] : [],
  );
  return {
    id: `${method.toUpperCase()} ${template.join('/')}`,
    // The members of a path item that are named like a method are operations.
    operation: pathItem[method.toLowerCase()] as OperationObject,
    pathItem,
    pathParameters: new Map(parameters),
  };
}

function isParameter(part: string): boolean {
  return part.startsWith('{') && part.endsWith('}');
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => (isParameter(part) ? segments[index] !== '' : part === segments[index]))
  );
}

/** Decided by the first segment in which one has a literal and the other a parameter. */
function compareTemplates(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, position) => isParameter(part) !== isParameter(b[position] ?? ''));
  return index < 0 ? 0 : Number(isParameter(a[index] ?? '')) - Number(isParameter(b[index] ?? ''));
}

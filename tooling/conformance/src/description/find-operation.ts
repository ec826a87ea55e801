// Pure
import type { OpenApiDocument, OperationObject, PathItem } from '@tooling/api-description/open-api';
import { isObject } from '@tooling/api-description/open-api';

/** An operation of the description that matches a request. */
export interface FoundOperation {
  /** Method and path template, such as `GET /users/{user_id}`. */
  readonly id: string;
  readonly operation: OperationObject;
  readonly pathItem: PathItem;
  /** Still percent-encoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** The path below the URL of the server, which includes the version. */
const PREFIX = '/v1';

/** Finds the operation of a request. A path with a literal segment has precedence over a path with a parameter. */
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
    // A member of a path item whose name is a method is an operation.
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

/** Compares two paths by the first segment that is a literal in one and a parameter in the other. */
function compareTemplates(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, position) => isParameter(part) !== isParameter(b[position] ?? ''));
  return index < 0 ? 0 : Number(isParameter(a[index] ?? '')) - Number(isParameter(b[index] ?? ''));
}

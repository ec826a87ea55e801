import type { Shape } from '@tooling/api-description/distilled';
import { HEADER } from '../render.ts';
import type { EmulatedOperation } from './emulated-operations.ts';
import { linesOf } from './lines-of.ts';
import { reachable } from './reachable.ts';

/** Renders the module with the table. JSON is parsed faster than the same literal, and only when it is needed. */
export function renderEmulation(
  operations: Readonly<Record<string, EmulatedOperation>>,
  schemas: Readonly<Record<string, Shape>>,
): string {
  const used = reachable(operations, schemas);
  const shapes = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return `${HEADER}// Pure

/** The operations as JSON, by method and path. */
export const operationsJson = \`${linesOf(operations)}\`;

/** The shapes that they refer to as JSON, by name. */
export const shapesJson = \`${linesOf(shapes)}\`;
`;
}

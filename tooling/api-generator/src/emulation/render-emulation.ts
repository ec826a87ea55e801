import type { Shape } from '@tooling/api-description/distilled';
import { HEADER } from '../render.ts';
import type { EmulatedOperation } from './emulated-operations.ts';

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

/** Prints one entry per line, so that a change of the description is a change of few lines. */
function linesOf(table: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(table).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}`.replace(/[\\`]|\$\{/g, '\\$&');
}

/** Returns the names of all schemas that an operation needs. */
function reachable(
  operations: Readonly<Record<string, EmulatedOperation>>,
  schemas: Readonly<Record<string, Shape>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: unknown[] = [operations];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const names = [...JSON.stringify(next).matchAll(/"\$([\w.-]+)"/g)].map(([, name = '']) => name);
    for (const name of names.filter((one) => !found.has(one))) {
      found.add(name);
      pending.push(schemas[name]);
    }
  }
  return found;
}

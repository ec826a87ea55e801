// Pure
import type { Shape } from '@tooling/api-description/distilled';

/** Returns the names of all schemas that a table needs. */
export function reachable(
  table: Readonly<Record<string, unknown>>,
  schemas: Readonly<Record<string, Shape>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: unknown[] = [table];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const names = [...JSON.stringify(next).matchAll(/"\$([\w.-]+)"/g)].map(([, name = '']) => name);
    for (const name of names.filter((one) => !found.has(one))) {
      found.add(name);
      pending.push(schemas[name]);
    }
  }
  return found;
}

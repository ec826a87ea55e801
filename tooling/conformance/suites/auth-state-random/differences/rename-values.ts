import { type AuthCase, DIMENSION_NAMES } from '../cases/dimensions.ts';

/** Returns a rewriting that replaces values by name in all dimensions of a case. */
export function renameValues(names: Readonly<Record<string, string>>) {
  return (authCase: AuthCase): Partial<AuthCase> | undefined => {
    const changes = DIMENSION_NAMES.flatMap((dimension) => {
      const name = names[authCase[dimension]];
      return name === undefined ? [] : [[dimension, name] as const];
    });
    return changes.length > 0 ? Object.fromEntries(changes) : undefined;
  };
}

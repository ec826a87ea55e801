import { type AuthCase, DIMENSION_NAMES } from '../cases/dimensions.ts';

/** A rewriting that exchanges values by name, wherever a case has them. */
export function renameValues(names: Readonly<Record<string, string>>) {
  return (authCase: AuthCase): Partial<AuthCase> | undefined => {
    const changes = DIMENSION_NAMES.flatMap((dimension) => {
      const name = names[authCase[dimension]];
      return name === undefined ? [] : [[dimension, name] as const];
    });
    return changes.length > 0 ? Object.fromEntries(changes) : undefined;
  };
}

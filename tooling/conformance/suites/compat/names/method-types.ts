import { compileText, constantsWithErrors } from '../../../src/compile-text.ts';

/** The methods whose types a program could not use as those of the reference. */
export interface DifferingMethods {
  /** A program could not use what ours resolves to. */
  readonly results: readonly string[];
  /** A program could not pass what it passes to the reference. */
  readonly parameters: readonly string[];
}

/** Classes of the reference have private members, which no other type can have. They are removed from results. */
const PRELUDE = `import type { createClerkClient as createTheirs } from 'clerk-latest';
import type { createClerkClient as createOurs } from '@x/compat';
type Theirs = ReturnType<typeof createTheirs>;
type Ours = ReturnType<typeof createOurs>;
type Public<T, Depth extends 0[] = []> = Depth['length'] extends 4
  ? unknown
  : T extends readonly (infer Item)[]
    ? Public<Item, [...Depth, 0]>[]
    : T extends object
      ? { [Key in keyof T]: Public<T[Key], [...Depth, 0]> }
      : T;
type ResultOf<Method> = Method extends (...args: never[]) => Promise<infer Result> ? Public<Result> : 'not a method';
type ParametersOf<Method> = Method extends (...args: infer Args) => unknown ? Args : 'not a method';
`;

/** Compares the types of methods, such as `users.getUser`, one by one. */
export function differingMethods(folder: string, methods: readonly string[]): DifferingMethods {
  const constants = methods.flatMap((method, index) => {
    const [resource = '', name = ''] = method.split('.');
    const of = (client: string) => `${client}['${resource}']['${name}']`;
    return [
      `export const results_${index}: ResultOf<${of('Theirs')}> = null! as ResultOf<${of('Ours')}>;`,
      `export const parameters_${index}: ParametersOf<${of('Ours')}> = null! as ParametersOf<${of('Theirs')}>;`,
    ];
  });
  const text = `${PRELUDE}${constants.join('\n')}\n`;
  const found = constantsWithErrors(compileText(folder, text));
  const ofKind = (kind: keyof DifferingMethods) =>
    found
      .filter((name) => name.startsWith(`${kind}_`))
      .map((name) => methods[Number(name.slice(kind.length + 1))] ?? '');
  return { results: ofKind('results'), parameters: ofKind('parameters') };
}

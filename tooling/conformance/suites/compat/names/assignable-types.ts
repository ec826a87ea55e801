import ts from 'typescript';
import { compileText, constantsWithErrors } from '../../../src/compile-text.ts';

/** The names of what cannot be assigned. */
export interface NotAssignable {
  /** Ours cannot be assigned to the type of the reference: a program could not use a value that ours returns. */
  readonly oursToTheirs: readonly string[];
  /** The type of the reference cannot be assigned to ours: a program could not pass a value that it has. */
  readonly theirsToOurs: readonly string[];
}

/**
 * Compares the types of an entry with those of the reference that have the same name, with a program that assigns a value
 * of each type to the other. Types with parameters are not compared.
 */
export function notAssignable(folder: string, reference: string, ours: string): NotAssignable {
  const types = comparableNames(folder, reference);
  const text = `import type * as theirs from '${reference}';
import type * as ours from '${ours}';
${types.map((name) => `export const ${name}_oursToTheirs: theirs.${name} = null! as ours.${name};`).join('\n')}
${types.map((name) => `export const ${name}_theirsToOurs: ours.${name} = null! as theirs.${name};`).join('\n')}
`;
  const found = constantsWithErrors(compileText(folder, text));
  const inDirection = (direction: keyof NotAssignable) =>
    found
      .filter((name) => name.endsWith(`_${direction}`))
      .map((name) => name.slice(0, -direction.length - 1));
  return {
    oursToTheirs: inDirection('oursToTheirs'),
    theirsToOurs: inDirection('theirsToOurs'),
  };
}

function comparableNames(folder: string, reference: string): readonly string[] {
  const { program, file } = compileText(folder, `export * as theirs from '${reference}';`);
  const checker = program.getTypeChecker();
  const [statement] = file.statements;
  const specifier = statement && ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
  const symbol = specifier && checker.getSymbolAtLocation(specifier);
  const targetOf = (one: ts.Symbol): ts.Symbol =>
    one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
  const isComparable = (target: ts.Symbol) =>
    (target.flags & ts.SymbolFlags.Type) !== 0 && !hasParameters(target);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  return exported.filter((one) => isComparable(targetOf(one))).map(({ name }) => name);
}

const hasParameters = ({ declarations }: ts.Symbol): boolean =>
  (declarations ?? []).some(
    (declaration) =>
      (ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) &&
      (declaration.typeParameters ?? []).some(({ default: byDefault }) => byDefault === undefined),
  );

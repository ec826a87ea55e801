import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { COMPILER_OPTIONS } from '../../../src/compile-text.ts';

/** What an entry of a package exports. */
export interface ExportedNames {
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** Returns the names that each entry of a package exports, from its declarations. */
export function exportedNames(packageDirectory: string): ReadonlyMap<string, ExportedNames> {
  const { exports } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  const files = Object.entries<{ import?: { types?: string } }>(exports).flatMap(([entry, conditions]) =>
    conditions.import?.types === undefined
      ? []
      : [[entry, join(packageDirectory, conditions.import.types)] as const],
  );
  const program = ts.createProgram(
    files.map(([, file]) => file),
    COMPILER_OPTIONS,
  );
  return new Map(files.map(([entry, file]) => [entry, namesOf(program, file)]));
}

function namesOf(program: ts.Program, file: string): ExportedNames {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  const isValue = (one: ts.Symbol) => {
    const target = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
    return (target.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(one);
  };
  return {
    values: new Set(exported.filter(isValue).map(({ name }) => name)),
    types: new Set(exported.filter((one) => !isValue(one)).map(({ name }) => name)),
  };
}

const isTypeOnly = ({ declarations }: ts.Symbol): boolean =>
  (declarations ?? []).some((declaration) => ts.isTypeOnlyExportDeclaration(declaration));

import { join } from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A type of the reference to which the type of the same name cannot be assigned, with the reason of the compiler. */
export interface NotAssignable {
  readonly name: string;
  readonly reason: string;
}

/**
 * Returns the types whose values a program that was written for the reference could not use: they cannot be assigned to the
 * type of the reference with the same name. Types with parameters are not compared.
 */
export function notAssignable(folder: string, reference: string, ours: string): readonly NotAssignable[] {
  const names = comparableNames(folder, reference);
  const file = join(folder, 'assignable-types.generated.ts');
  const text = `import type * as theirs from '${reference}';
import type * as ours from '${ours}';
${names.map((name) => `export const ${name}: theirs.${name} = null! as ours.${name};`).join('\n')}
`;
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : read(path, ...rest);
  const program = ts.createProgram([file], OPTIONS, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(file));
  return diagnostics.map(({ start = 0, messageText }) => ({
    name: /^export const (\w+)/m.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[1] ?? '',
    reason: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

function comparableNames(folder: string, reference: string): readonly string[] {
  const file = join(folder, 'names.generated.ts');
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  const text = `export * as theirs from '${reference}';`;
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : read(path, ...rest);
  const program = ts.createProgram([file], OPTIONS, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const statement = source?.statements[0];
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

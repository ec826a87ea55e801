import ts from 'typescript';
import { lineOf } from './line-of.ts';
import type { Import } from './project.ts';

/** Returns every import of a file: static, dynamic, in types, and re-exports. */
export function importsOf(ast: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importAt(node);
    if (one !== undefined) {
      found.push({ ...one, line: lineOf(ast, node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

type FoundImport = Omit<Import, 'line'>;

const plain = { isTypeOnly: false, names: [], isDynamic: false };

function importAt(node: ts.Node): FoundImport | undefined {
  if (ts.isImportDeclaration(node)) {
    return { ...plain, ...importClauseOf(node.importClause), specifier: textOf(node.moduleSpecifier) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { ...plain, ...exportClauseOf(node), specifier: textOf(node.moduleSpecifier) };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { ...plain, specifier: textOf(node.argument.literal), isTypeOnly: true };
  }
  if (ts.isCallExpression(node) && isImportCall(node) && node.arguments[0] !== undefined) {
    return { ...plain, specifier: textOf(node.arguments[0]), isDynamic: true };
  }
  return undefined;
}

function isImportCall(node: ts.CallExpression): boolean {
  const { expression } = node;
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

function importClauseOf(clause: ts.ImportClause | undefined): Partial<FoundImport> {
  if (clause === undefined) {
    return {};
  }
  const named = clause.namedBindings;
  const elements = named !== undefined && ts.isNamedImports(named) ? named.elements : undefined;
  const isTypeOnly =
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (clause.name === undefined && areTypes(elements));
  return { isTypeOnly, names: [...(clause.name ? ['default'] : []), ...namesOf(elements)] };
}

function exportClauseOf(node: ts.ExportDeclaration): Partial<FoundImport> {
  const clause = node.exportClause;
  const elements = clause !== undefined && ts.isNamedExports(clause) ? clause.elements : undefined;
  return { isTypeOnly: node.isTypeOnly || areTypes(elements), names: namesOf(elements) };
}

type Specifiers = ts.NodeArray<ts.ImportSpecifier> | ts.NodeArray<ts.ExportSpecifier> | undefined;

function areTypes(elements: Specifiers): boolean {
  return elements !== undefined && elements.length > 0 && [...elements].every((one) => one.isTypeOnly);
}

/** Returns the names of values, without types. */
function namesOf(elements: Specifiers): readonly string[] {
  return [...(elements ?? [])]
    .filter((one) => !one.isTypeOnly)
    .map((one) => (one.propertyName ?? one.name).text);
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '(computed)';
}

import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import { docOf, isDocumented } from './doc-of.ts';
import type { Item, Kind } from './item.ts';
import { OBVIOUS_FIELDS } from './obvious-fields.ts';

/** Returns the fields of the exported types of a generated file, and the fields whose values need an explanation. */
export function itemsOfTypes(
  ast: ts.SourceFile,
  kind: Extract<Kind, 'parameter' | 'result'>,
  place: Pick<Item, 'folder' | 'file'>,
): readonly Item[] {
  return ast.statements
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    .flatMap((node) => fieldsIn(node).map((field) => ({ owner: node.name.text, field })))
    .flatMap(({ owner, field }) => {
      const key = field.name.getText(ast).replaceAll("'", '');
      const item = { ...place, name: `${owner}.${key}`, line: lineOf(ast, field) };
      const values = valuesOf(field);
      const isObvious = kind === 'result' && OBVIOUS_FIELDS.has(key);
      return [
        ...(isObvious ? [] : [{ ...item, kind, isDocumented: isDocumented(field) }]),
        ...(values.length < 2 || key === 'object'
          ? []
          : [{ ...item, kind: 'values' as const, isDocumented: explainsEach(docOf(field), values) }]),
      ];
    });
}

/** Returns the fields of a declaration, and of the object types in it. */
export function fieldsIn(node: ts.Node): readonly ts.PropertySignature[] {
  const found: ts.PropertySignature[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isPropertySignature(inner)) {
      found.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** Returns the strings of an enumeration. The fields of an order are names of other fields. */
function valuesOf({ type }: ts.PropertySignature): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
      found.push(node.literal.text);
    }
    const isOrder = ts.isTypeReferenceNode(node) && node.typeName.getText() === 'OrderBy';
    if (!ts.isTypeLiteralNode(node) && !isOrder) {
      ts.forEachChild(node, visit);
    }
  };
  if (type !== undefined) {
    visit(type);
  }
  // A minus excludes a value.
  return [...new Set(found.map((value) => value.replace(/^-/, '')))];
}

function explainsEach(doc: string, values: readonly string[]): boolean {
  return values.every((value) => doc.includes(`\`${value}\``) || doc.includes(`\`'${value}'\``));
}

import ts from 'typescript';

/** Fields of results that explain themselves: their words would repeat the name of the type. */
export const OBVIOUS_FIELDS: ReadonlySet<string> = new Set(['id', 'object']);

/** Whether a field of a type that was written by hand explains itself. */
export function isObvious(field: ts.PropertySignature): boolean {
  return OBVIOUS_FIELDS.has(field.name.getText()) || hasOneValue(field) || isOnLineOfOwner(field);
}

/** The words of a type say why all its fields are `null` or `false`. */
function hasOneValue({ type }: ts.PropertySignature): boolean {
  return (
    type !== undefined &&
    (ts.isLiteralTypeNode(type) ||
      type.kind === ts.SyntaxKind.NeverKeyword ||
      type.kind === ts.SyntaxKind.UndefinedKeyword)
  );
}

/** The words in front of a line explain all of the line, as in `{ result: T; error: null }`. */
function isOnLineOfOwner({ parent }: ts.PropertySignature): boolean {
  const ast = parent.getSourceFile();
  const lineAt = (position: number): number => ast.getLineAndCharacterOfPosition(position).line;
  return ts.isTypeLiteralNode(parent) && lineAt(parent.getStart()) === lineAt(parent.getEnd());
}

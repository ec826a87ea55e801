import type ts from 'typescript';

/** The line that a node starts on, counted from 1. Comments before it don't count. */
export function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;
}

import type ts from 'typescript';

/** Returns the line on which a node starts, without the comments before it. The first line is 1. */
export function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;
}

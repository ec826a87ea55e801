import ts from 'typescript';

/** Returns the doc comment of a declaration with its tags, without the marks of the comment. Empty if it has none. */
export function docOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map((comment) => comment.getText().replace(/^\/\*\*|\*\/$|^\s*\* ?/gm, ''))
    .join('\n')
    .trim();
}

/** A tag alone, such as `@deprecated`, explains nothing. */
export function isDocumented(node: ts.Node): boolean {
  return /\w/.test(docOf(node).replace(/^@deprecated\s*$/m, ''));
}

/** Finds the comment of a variable, which belongs to its statement. */
export function documentedNode(node: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

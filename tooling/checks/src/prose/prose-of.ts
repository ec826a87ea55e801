import ts from 'typescript';

/** A piece of prose and the line on which it starts. Code in it is blank, so that its lines and columns are kept. */
export interface Prose {
  readonly kind: 'comment' | 'string' | 'document';
  readonly line: number;
  readonly text: string;
}

/** Returns the comments of a source file, and its strings of at least four words: messages and names of tests. */
export function proseOfSource(path: string, source: string): readonly Prose[] {
  const ast = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const lineAt = (position: number): number => ast.getLineAndCharacterOfPosition(position).line + 1;
  const found: Prose[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(ast);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    const trivia = source.slice(node.pos, node.getStart(ast));
    if (/\/[/*]/.test(trivia)) {
      found.push({ kind: 'comment', line: lineAt(node.pos), text: withoutMarkup(trivia) });
    }
    if (isText(node) && (node.text.match(/[a-z]+ /gi) ?? []).length >= 3) {
      found.push({ kind: 'string', line: lineAt(node.getStart(ast)), text: withoutCode(node.text) });
    }
  };
  visit(ast);
  return found;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node);
}

export function proseOfMarkdown(markdown: string): readonly Prose[] {
  return [{ kind: 'document', line: 1, text: withoutCode(markdown) }];
}

const blank = (match: string): string => match.replace(/[^\n]/g, ' ');

/** Removes the marks of comments, and what code and tags are in them. */
function withoutMarkup(comment: string): string {
  const marks = /\/\*\*?|\*\/|^[ \t]*\*(?!\/)|\/\/+|^ *@\w+.*$|\/\/ [=-]>.*$|\{@link[^}]*\}/gm;
  return withoutCode(comment.replace(marks, blank));
}

function withoutCode(text: string): string {
  const code = /^ *```.*?^ *```|`[^`]*`|<!--.*?-->|\]\([^)]*\)|https?:\/\/\S+|biome-ignore [^:]*:/gms;
  return text.replace(code, blank);
}

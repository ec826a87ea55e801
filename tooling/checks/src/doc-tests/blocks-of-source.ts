import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { SourceFile } from '../project/project.ts';
import { docViolation, type Extraction } from './block.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';

/** Returns the blocks in the doc comments of a source file. */
export function blocksOfSource(file: SourceFile): Extraction {
  const extractions = docCommentsOf(file.ast).map(({ comment, title }) => extract(comment, title, file));
  return {
    blocks: extractions.flatMap(({ blocks }) => blocks),
    violations: extractions.flatMap(({ violations }) => violations),
  };
}

interface DocComment {
  readonly comment: ts.JSDoc;
  readonly title: string;
}

function docCommentsOf(ast: ts.SourceFile): readonly DocComment[] {
  const titles = new Map<ts.JSDoc, string>();
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
      // TypeScript attaches the comment of `const x = 1` to the statement, the list and the declaration, in this order.
      titles.set(comment, titles.get(comment) || nameOf(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return [...titles].map(([comment, title]) => ({ comment, title }));
}

function nameOf(node: ts.Node): string {
  const named = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : node;
  const name = named === undefined ? undefined : Reflect.get(named, 'name');
  return typeof name === 'object' && name !== null && ts.isIdentifier(name) ? name.text : '';
}

function extract(comment: ts.JSDoc, title: string, { path, ast }: SourceFile): Extraction {
  const { blocks, violations } = blocksOfMarkdown(textOf(comment.getText(ast)), {
    file: path,
    title,
    firstLine: lineOf(ast, comment),
  });
  const bare = (comment.tags ?? []).filter(
    (tag) => tag.tagName.text === 'example' && !tag.getText(ast).includes('```'),
  );
  return {
    blocks,
    violations: [
      ...violations,
      ...bare.map((tag) =>
        docViolation(
          path,
          lineOf(ast, tag),
          'an @example without a ```ts fence is not tested: add the fence',
        ),
      ),
    ],
  };
}

/** Returns the Markdown of a comment without its stars, on the same lines. */
function textOf(comment: string): string {
  return comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n');
}

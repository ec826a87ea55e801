import type { Code, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { type Block, docViolation, type Extraction } from './block.ts';
import { readInfoString } from './read-info-string.ts';

interface Origin {
  readonly file: string;
  /** The title of the blocks before the first heading. */
  readonly title?: string | undefined;
  /** The line of the file on which the Markdown starts. */
  readonly firstLine?: number | undefined;
}

/** Other names of TypeScript. A block with such a name would not be tested. */
const otherNames: ReadonlySet<string> = new Set(['typescript', 'TypeScript', 'TS', 'mts', 'cts', 'tsx']);

export function blocksOfMarkdown(markdown: string, { file, title = '', firstLine = 1 }: Origin): Extraction {
  const blocks: Block[] = [];
  const problems: { line: number; message: string }[] = [];
  let heading = title;

  const visitCode = ({ lang, meta, value, position }: Code): void => {
    const line = (position?.start.line ?? 1) + firstLine - 1;
    if (otherNames.has(lang ?? '')) {
      problems.push({ line, message: `a block in '${lang}' is not tested: write ts instead` });
    }
    if (lang !== 'ts') {
      return;
    }
    const { problems: ofInfo, ...info } = readInfoString(meta ?? '');
    problems.push(...ofInfo.map((message) => ({ line, message })));
    blocks.push({ file, line, title: heading, code: value, ...info });
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') {
      heading = textOf(node);
    } else if (node.type === 'code') {
      visitCode(node);
    } else if ('children' in node) {
      node.children.forEach(visit);
    }
  };
  visit(fromMarkdown(markdown));
  return { blocks, violations: problems.map(({ line, message }) => docViolation(file, line, message)) };
}

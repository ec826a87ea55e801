import { markdownTable } from '../rendered/markdown-table.ts';
import type { ProsePattern } from './patterns.ts';

export function renderWordList(patterns: readonly ProsePattern[]): string {
  const rows = patterns.map(({ words, instead, before, after }) => [
    `\`${words}\``,
    instead,
    `\`${before}\``,
    `\`${after}\``,
  ]);
  return markdownTable([['words', 'write', 'poor', 'good'], ...rows]);
}

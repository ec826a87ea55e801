import type { Check, Project, SourceFile } from '../project/project.ts';
import { isGenerated } from './is-generated.ts';

const MAX_LINES = 220;

export const fileSize: Check = {
  name: 'file-size',
  run: (project) =>
    handWrittenFiles(project)
      .map((file) => ({ path: file.path, lines: linesOf(file) }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ path, lines }) => ({
        check: 'file-size',
        file: path,
        line: MAX_LINES + 1,
        message: `${lines} lines, at most ${MAX_LINES}: split it by idea, or name its generator on line 1`,
      })),
  scope: (project) => {
    const longest = Math.max(0, ...handWrittenFiles(project).map(linesOf));
    return `${handWrittenFiles(project).length} files, the longest has ${longest} lines`;
  },
};

function handWrittenFiles({ packages }: Project): readonly SourceFile[] {
  return packages
    .flatMap(({ files }) => files)
    .filter(({ kind, text }) => kind === 'source' && !isGenerated(text));
}

function linesOf({ text }: SourceFile): number {
  return text.replace(/\n$/, '').split('\n').length;
}

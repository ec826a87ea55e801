import { PROSE_PATTERNS } from './patterns.ts';
import { type Prose, proseOfMarkdown, proseOfSource } from './prose-of.ts';

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly kind: Prose['kind'];
  readonly words: string;
  readonly instead: string;
}

export interface ProseReport {
  readonly file: string;
  /** The number of words in comments. */
  readonly commentWords: number;
  readonly findings: readonly Finding[];
}

/** The table and its tests: their examples contain every pattern. */
const EXEMPT = 'tooling/checks/src/prose/';

const isSource = (path: string): boolean => /\.[cm]?[jt]s$/.test(path) && !path.includes('/fixtures/');
const isDocument = (path: string): boolean => /(?<!CHANGELOG|\.api)\.md$/.test(path);

/** Returns true for a source file or a document that `checkProse` reads. */
export const hasProse = (path: string): boolean =>
  !path.startsWith(EXEMPT) && (isSource(path) || isDocument(path));

/** Looks for the patterns in the comments and strings of sources, and in documents. */
export function checkProse(texts: ReadonlyMap<string, string>): readonly ProseReport[] {
  return [...texts]
    .filter(([path]) => hasProse(path))
    .map(([path, text]) =>
      reportOf(path, isSource(path) ? proseOfSource(path, text) : proseOfMarkdown(text)),
    );
}

function reportOf(file: string, prose: readonly Prose[]): ProseReport {
  const comments = prose.filter(({ kind }) => kind === 'comment');
  return {
    file,
    commentWords: comments.reduce((sum, { text }) => sum + wordsOf(text), 0),
    findings: prose.flatMap((piece) => findingsIn(file, piece)),
  };
}

const wordsOf = (text: string): number => text.match(/[a-z][a-z'-]*/gi)?.length ?? 0;

function findingsIn(file: string, { kind, line, text }: Prose): readonly Finding[] {
  const matches = PROSE_PATTERNS.flatMap(({ pattern, instead }) =>
    [...text.matchAll(anySpace(pattern))].map(({ 0: match, index }) => {
      const words = match.replace(/^\W+/, '');
      return { words, instead, start: index + match.length - words.length, end: index + match.length };
    }),
  ).sort((one, other) => one.start - other.start);
  return matches
    .filter(({ start }, index) => start >= (matches[index - 1]?.end ?? 0))
    .map(({ words, instead, start }) => {
      const linesBefore = text.slice(0, start).split('\n').length - 1;
      return { file, line: line + linesBefore, kind, words: words.replace(/\s+/g, ' '), instead };
    });
}

/** A line break counts as a space. */
function anySpace({ source, flags }: RegExp): RegExp {
  return new RegExp(source.replaceAll(/ (?![?*+{])/g, String.raw`\s+`), flags);
}

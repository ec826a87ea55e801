// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

/** Returns the parameters of a path, or null if the path does not match. */
export type MatchPath = (pathname: string) => Readonly<Record<string, string | undefined>> | null;

/** Longer paths never match: the time to match can grow with the square of the length. */
const MAX_PATH_LENGTH = 2_048;

/** An expression that matches strings of any length, slashes included. Two of them in one pattern take too long. */
const WIDE = /(?:\.|\[\^[^\]]*\])[*+{]/;

/** A repetition inside a repetition: the time to match can double with every character. */
const NESTED_REPETITION = /\)[*+{]/;

/** The named groups of a part of a pattern: an escaped character, a group in braces, or any other character. */
interface Part {
  readonly escaped?: string;
  /** The literal in front of the parameter, inside the braces. */
  readonly before?: string;
  readonly name?: string;
  /** The regular expression that the parameter must match. */
  readonly custom?: string;
  /** The literal behind the parameter, inside the braces. */
  readonly after?: string;
  /** `?`, `*`, `+` or nothing, behind the braces. */
  readonly quantifier?: string;
  readonly other?: string;
}

/**
 * Compiles a pattern of paths in the syntax of path-to-regexp 6: `/orgs/:slug`, `/orgs/:id(org_\\w+)/(.*)`,
 * `{/:locale}?/me`. Throws a `ConfigError` for a pattern that is invalid or could take long to match.
 */
export function compilePathPattern(pattern: string): MatchPath {
  const names: string[] = [];
  const source = sourceOf(pattern, names);
  const expression = source === undefined ? undefined : compile(`^${source}[/#?]?$`);
  if (expression === undefined) {
    throw new ConfigError(
      `${quote(pattern)} is not a path pattern. Pass one such as "/orgs/:slug" or "/orgs/:id/(.*)".`,
    );
  }
  return (pathname) => {
    const found = pathname.length > MAX_PATH_LENGTH ? null : expression.exec(pathname);
    return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
  };
}

/** Translates a pattern and adds the names of its parameters to `names`. Returns undefined for an invalid pattern. */
function sourceOf(pattern: string, names: string[]): string | undefined {
  // Paths begin with a slash, so a pattern that begins otherwise matches no path.
  if (!/^[/{(]/.test(pattern)) {
    return undefined;
  }
  let source = '';
  let wideCount = 0;
  /** The literal in front of the next part. */
  let preceding = '';
  for (const { groups } of putParametersIntoBraces(pattern).matchAll(partSyntax())) {
    const part: Part = { ...groups };
    const literal = part.escaped ?? part.other;
    const isParameter = part.name !== undefined || part.custom !== undefined;
    let partSource: string | undefined;
    if (literal !== undefined) {
      preceding += literal;
      partSource = isMisplaced(part.other) ? undefined : escapeLiteral(literal);
    } else if (isParameter) {
      names.push(part.name ?? '');
      wideCount += Number(isRepeated(part) || WIDE.test(part.custom ?? ''));
      partSource = wideCount > 1 ? undefined : parameterSource(part, part.before || preceding);
      preceding = '';
    } else {
      partSource = `(?:${escapeLiteral(`${part.before}${part.after}`)})${part.quantifier}`;
    }
    if (partSource === undefined) {
      return undefined;
    }
    source += partSource;
  }
  return source;
}

/** A regular expression in parentheses whose own groups capture nothing. */
const customSyntax = (open: string) => String.raw`\(${open}(?:\\.|\(\?[:=!](?:\\.|[^\\()])*\)|[^\\()])+)\)`;

/** Matches one `Part`. */
function partSyntax(): RegExp {
  const custom = customSyntax('(?<custom>');
  const braces = String.raw`\{(?<before>[^{}:()]*)(?::(?<name>\w+))?(?:${custom})?(?<after>[^{}()]*)\}`;
  return new RegExp(String.raw`\\(?<escaped>.)|${braces}(?<quantifier>[?*+]?)|(?<other>[^])`, 'g');
}

/** Puts each parameter outside of braces into braces, with the separator in front, which is repeated with it. */
function putParametersIntoBraces(pattern: string): string {
  const custom = customSyntax('(?:');
  const braces = String.raw`\{[^{}:()]*(?::\w+)?(?:${custom})?[^{}()]*\}`;
  const parameter = String.raw`(?<parameter>[/.]?(?::\w+(?:${custom})?|${custom}))`;
  const syntax = new RegExp(String.raw`\\.|${braces}|${parameter}`, 'g');
  return pattern.replace(syntax, (match: string, found: string | undefined) =>
    found === undefined ? match : `{${found}}`,
  );
}

/**
 * Returns undefined for a parameter that nothing separates from the parameter before it, and for a repetition that
 * could match the empty string.
 */
function parameterSource(part: Part, stop: string): string | undefined {
  const { before = '', custom, after = '', quantifier = '' } = part;
  const isAmbiguous = custom === undefined ? stop === '' : NESTED_REPETITION.test(custom);
  const canRepeatNothing = isRepeated(part) && before + after === '';
  if (isAmbiguous || canRepeatNothing) {
    return undefined;
  }
  const value = custom ?? segmentSource(stop);
  const [start, end] = [escapeLiteral(before), escapeLiteral(after)];
  if (!isRepeated(part)) {
    return `(?:${start}(${value})${end})${quantifier}`;
  }
  const optional = quantifier === '*' ? '?' : '';
  return `(?:${start}((?:${value})(?:${end}${start}(?:${value}))*)${end})${optional}`;
}

/** Matches a part of a path up to the next separator, or to the literal in front of the parameter. */
function segmentSource(stop: string): string {
  return /[/#?]/.test(stop) ? '[^/#?]+?' : `(?:(?!${escapeLiteral(stop)})[^/#?])+?`;
}

function isRepeated({ quantifier }: Part): boolean {
  return quantifier === '*' || quantifier === '+';
}

/** Returns whether a character of the syntax stands where it means nothing. */
function isMisplaced(character: string | undefined): boolean {
  return character !== undefined && /[*+?{}():]/.test(character);
}

function escapeLiteral(literal: string): string {
  return literal.replace(/[.+*?=^!:${}()[\]|/\\]/g, '\\$&');
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'i');
  } catch {
    return undefined;
  }
}

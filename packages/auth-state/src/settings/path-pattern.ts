// Pure
import { ConfigError } from '@x/errors';

/** What parameters of a path hold, or null for a path that is another one. */
export type MatchPath = (pathname: string) => Readonly<Record<string, string | undefined>> | null;

/** Longer paths match nothing: the time to match may grow with the square of the length. */
const MAX_PATH_LENGTH = 2_048;

/** A regular expression in parentheses, whose own groups capture nothing. */
const CUSTOM = String.raw`\(((?:\\.|\(\?[:=!](?:\\.|[^\\()])*\)|[^\\()])+)\)`;

/** `{before:name(custom)after}`, any part of which may be missing. */
const GROUP = String.raw`\{([^{}:()]*)(?::(\w+))?(?:${CUSTOM})?([^{}()]*)\}`;

/** What is left as it is, or a parameter that stands in no group: with the character before it that it repeats with. */
const PLAIN = String.raw`\\.|${GROUP}|([/.]?)(:\w+(?:${CUSTOM})?|${CUSTOM})`;

/** An escape; or a group, and how often; or any other character. */
const PARTS = String.raw`\\(.)|${GROUP}([?*+]?)|([^])`;

/** What matches text of any length, slashes included. Two of them in one pattern would take too long. */
const WIDE = /(?:\.|\[\^[^\]]*\])[*+{]/;

/** Something repeated, repeated: the time to match may double with every character. */
const NESTED = /\)[*+{]/;

const escapeText = (text: string) => text.replace(/[.+*?=^!:${}()[\]|/\\]/g, '\\$&');

/**
 * Compiles a pattern of paths in the syntax of path-to-regexp 6: `/orgs/:slug`, `/orgs/:id(org_\\w+)/(.*)`,
 * `{/:locale}?/me`. Throws a `ConfigError` for one that makes no sense or could take long to match.
 */
export function compilePathPattern(pattern: string): MatchPath {
  const names: string[] = [];
  let wideCount = 0;
  /** The literal text in front of a part. */
  let preceding = '';
  const sourceOf = (...found: Array<string | undefined>) => {
    const [, escaped, before = '', name, custom, after = '', often = '', other] = found;
    const literal = escaped ?? other;
    if (literal !== undefined) {
      preceding += literal;
      return /[*+?{}():]/.test(other ?? '') ? undefined : escapeText(literal);
    }
    if (name === undefined && custom === undefined) {
      return `(?:${escapeText(before + after)})${often}`;
    }
    names.push(name ?? '');
    wideCount += Number(isRepeated(often) || WIDE.test(custom ?? ''));
    const stop = before || preceding;
    preceding = '';
    return wideCount > 1 ? undefined : parameterSource(before, custom, after, often, stop);
  };
  // Paths begin with a slash, so that no other pattern would match any.
  const grouped = /^[/{(]/.test(pattern) ? groupAll(pattern) : '(';
  const sources = [...grouped.matchAll(new RegExp(PARTS, 'g'))].map((found) => sourceOf(...found));
  const expression = sources.includes(undefined) ? undefined : compile(`^${sources.join('')}[/#?]?$`);
  if (expression === undefined) {
    const shown = JSON.stringify(pattern);
    throw new ConfigError(`Pass a path pattern such as "/orgs/:slug" or "/orgs/:id/(.*)", not ${shown}.`);
  }
  return (pathname) => {
    const found = pathname.length > MAX_PATH_LENGTH ? null : expression.exec(pathname);
    return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
  };
}

/** Puts each parameter that stands in no group into one. */
function groupAll(pattern: string): string {
  return pattern.replace(new RegExp(PLAIN, 'g'), (...found: Array<string | undefined>) => {
    const [all = '', , , , , before, parameter] = found;
    return parameter === undefined ? all : `{${before}${parameter}}`;
  });
}

/** Undefined for a parameter that nothing tells apart from the one before it, or that may repeat nothing. */
function parameterSource(
  before: string,
  custom: string | undefined,
  after: string,
  often: string,
  stop: string,
): string | undefined {
  const isUnclear = custom === undefined ? stop === '' : NESTED.test(custom);
  if (isUnclear || (isRepeated(often) && before + after === '')) {
    return undefined;
  }
  const value = custom ?? (/[/#?]/.test(stop) ? '[^/#?]+?' : `(?:(?!${escapeText(stop)})[^/#?])+?`);
  const [start, end] = [escapeText(before), escapeText(after)];
  return isRepeated(often)
    ? `(?:${start}((?:${value})(?:${end}${start}(?:${value}))*)${end})${often === '*' ? '?' : ''}`
    : `(?:${start}(${value})${end})${often}`;
}

function isRepeated(often: string): boolean {
  return often === '*' || often === '+';
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'i');
  } catch {
    return undefined;
  }
}

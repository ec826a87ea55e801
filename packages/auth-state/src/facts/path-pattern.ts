// Pure
import { ConfigError } from '@x/errors';

/** What parameters of a path hold, or null for a path that is another one. */
export type MatchPath = (pathname: string) => Readonly<Record<string, string | undefined>> | null;

/** Longer paths match nothing: the time to match may grow with the square of the length. */
const MAX_PATH_LENGTH = 2_048;

/** A regular expression in parentheses, whose own groups capture nothing. */
const CUSTOM = String.raw`\(((?:\\.|\(\?[:=!](?:\\.|[^\\()])*\)|[^\\()])+)\)`;

/** An escape; or `{before:name(custom)after}` or `/:name(custom)`, and how often; or any other character. */
const PARTS = String.raw`\\(.)|(?:\{([^{}:()]*)(?::(\w+))?(?:${CUSTOM})?([^{}()]*)\}|([/.]?)(?::(\w+)(?:${CUSTOM})?|${CUSTOM}))([?*+]?)|([^])`;

/** What matches text of any length, slashes included. Two of them in one pattern would take too long. */
const WIDE = /(?:\.|\[\^[^\]]*\])[*+{]/;

/** Something repeated, repeated: the time to match may double with every character. */
const NESTED = /\)[*+{]/;

/** A part of a pattern that a parameter fills. */
interface Parameter {
  readonly before: string;
  readonly custom: string | undefined;
  readonly after: string;
  readonly often: string;
  /** The literal text in front of it. */
  readonly preceding: string;
}

const escapeText = (text: string) => text.replace(/[.+*?=^!:${}()[\]|/\\]/g, '\\$&');

/**
 * Compiles a pattern of paths in the syntax of path-to-regexp 6: `/orgs/:slug`, `/orgs/:id(org_\\w+)/(.*)`,
 * `{/:locale}?/me`. Throws a `ConfigError` for one that makes no sense or could take long to match.
 */
export function compilePathPattern(pattern: string): MatchPath {
  const names: string[] = [];
  let wideCount = 0;
  let preceding = '';
  const addParameter = (name: string | undefined, parameter: Omit<Parameter, 'preceding'>) => {
    names.push(name ?? '');
    wideCount += Number(isRepeated(parameter.often) || WIDE.test(parameter.custom ?? ''));
    const source = parameterSource({ ...parameter, preceding });
    preceding = '';
    return wideCount > 1 ? undefined : source;
  };
  const replacePart = (...found: Array<string | undefined>) => {
    const [, escaped, open, braced, bracedCustom, after = '', before = '', name] = found;
    const [namedCustom, unnamed, often = '', other] = found.slice(8);
    if (open === undefined && (escaped ?? other) === undefined) {
      return addParameter(name, { before, custom: namedCustom ?? unnamed, after: '', often });
    }
    if (open !== undefined) {
      return braced === undefined && bracedCustom === undefined
        ? `(?:${escapeText(open + after)})${often}`
        : addParameter(braced, { before: open, custom: bracedCustom, after, often });
    }
    preceding += escaped ?? other;
    return /[*+?{}():]/.test(other ?? '') ? undefined : escapeText(escaped ?? other ?? '');
  };
  // Paths begin with a slash, so that no other pattern would match any.
  const source = /^[/{(]/.test(pattern) ? replaceAll(pattern, replacePart) : undefined;
  const expression = source === undefined ? undefined : compile(`^${source}[/#?]?$`);
  if (expression === undefined) {
    const shown = JSON.stringify(pattern);
    throw new ConfigError(`Pass a path pattern such as "/orgs/:slug" or "/orgs/:id/(.*)", not ${shown}.`);
  }
  return (pathname) => {
    const found = pathname.length > MAX_PATH_LENGTH ? null : expression.exec(pathname);
    return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
  };
}

type ReplacePart = (...found: Array<string | undefined>) => string | undefined;

/** Undefined when one of the parts has no replacement. */
function replaceAll(pattern: string, replacePart: ReplacePart): string | undefined {
  const sources = [...pattern.matchAll(new RegExp(PARTS, 'g'))].map((found) => replacePart(...found));
  return sources.includes(undefined) ? undefined : sources.join('');
}

/** Undefined for a parameter that nothing tells apart from the one before it, or that may repeat nothing. */
function parameterSource({ before, custom, after, often, preceding }: Parameter): string | undefined {
  const stop = before || preceding;
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

// Pure
import { isObject } from '../json/is-object.ts';

const shortcode = /\{\{([^{}]*)\}\}/g;
const wholeShortcode = /^\s*\{\{([^{}]*)\}\}\s*$/;
const literal = /^'(.*)'$/s;

/**
 * Replaces the shortcodes in the claims of a JWT template. A string that is one shortcode becomes its value, with its
 * type. In a longer string, a value becomes text, and a missing value becomes `null`.
 */
export function renderClaims(claims: unknown, context: object): unknown {
  if (typeof claims === 'string') return renderText(claims, context);
  if (Array.isArray(claims)) return claims.map((item) => renderClaims(item, context));
  if (!isObject(claims)) return claims;
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, renderClaims(value, context)]),
  );
}

function renderText(text: string, context: object): unknown {
  const [, only] = wholeShortcode.exec(text) ?? [];
  if (only !== undefined) return evaluate(only, context);
  return text.replace(shortcode, (_match, expression: string) => toText(evaluate(expression, context)));
}

/** Returns the first alternative with a value: `user.username || user.id || 'nobody'`. */
function evaluate(expression: string, context: object): unknown {
  for (const alternative of expression.split('||').map((part) => part.trim())) {
    const [, quoted] = literal.exec(alternative) ?? [];
    const value = quoted ?? valueAt(alternative, context);
    if (value !== null && value !== undefined && value !== '') return value;
  }
  return null;
}

function valueAt(path: string, context: object): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isOwn(value, name) ? Reflect.get(value, name) : undefined), context);
}

function isOwn(value: unknown, name: string): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

// Pure

/** `o` for what the organization has, `u` for what the user has. */
export type Scope = 'o' | 'u';

/** The prefixes that stand for each scope. */
const PREFIXES: Readonly<Record<Scope, ReadonlySet<string>>> = {
  o: new Set(['o', 'ou', 'uo']),
  u: new Set(['u', 'ou', 'uo']),
};

/** Splits a comma-separated claim. A claim that is not a string has no parts. */
export function splitClaim(claim: unknown): string[] {
  return typeof claim === 'string' && claim !== '' ? claim.split(',').map((part) => part.trim()) : [];
}

/**
 * Returns the names of one scope in a claim such as `o:invoices,u:themes,ou:reports`. A list with a malformed element has
 * no names at all: other claims refer to positions in it, so a guess could grant too much.
 */
export function namesOfScope(claim: unknown, scope: Scope): string[] {
  const elements = splitClaim(claim);
  if (!elements.every((element) => element.includes(':'))) {
    return [];
  }
  return elements
    .map((element) => splitAtColon(element))
    .filter(([prefix]) => PREFIXES[scope].has(prefix))
    .map(([, name]) => name);
}

function splitAtColon(element: string): readonly [prefix: string, name: string] {
  const colon = element.indexOf(':');
  return [element.slice(0, colon), element.slice(colon + 1)];
}

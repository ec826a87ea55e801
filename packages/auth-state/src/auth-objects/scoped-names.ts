// Pure

/** `o` for what an organization has, `u` for what the user has. */
export type Scope = 'o' | 'u';

const IN_SCOPE: Readonly<Record<Scope, RegExp>> = { o: /^(?:o|ou|uo):/, u: /^(?:u|ou|uo):/ };

/** The parts of a comma-separated claim; anything but a text has none. */
export function splitClaim(claim: unknown): string[] {
  return typeof claim === 'string' && claim !== '' ? claim.split(',').map((part) => part.trim()) : [];
}

/**
 * The names of one scope in a claim such as `o:invoices,u:themes,ou:reports`. A list with an element of
 * another form has no names at all: other claims count its positions, so that a guess could grant too much.
 */
export function namesOfScope(claim: unknown, scope: Scope): string[] {
  const elements = splitClaim(claim);
  return elements.every((element) => element.includes(':'))
    ? elements
        .filter((element) => IN_SCOPE[scope].test(element))
        .map((element) => element.slice(element.indexOf(':') + 1))
    : [];
}

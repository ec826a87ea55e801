// Pure
import { isHostName } from '@x/errors/internal';

const WILDCARD_PREFIX = '*.';

/** Splits a leading wildcard label off a host. The rest is undefined where the wildcard is not allowed. */
export function splitWildcard(host: string): {
  readonly isWildcard: boolean;
  readonly rest: string | undefined;
} {
  const isWildcard = host.startsWith(WILDCARD_PREFIX);
  const rest = isWildcard ? host.slice(WILDCARD_PREFIX.length) : host;
  const isAllowed = !rest.includes('*') && (!isWildcard || hasSeveralLabels(rest) || isLocalhost(rest));
  return { isWildcard, rest: isAllowed ? rest : undefined };
}

/** A wildcard directly below a top-level domain would match the hosts of strangers. */
function hasSeveralLabels(host: string): boolean {
  return /^[^.:]+\.[^.:]/.test(host);
}

function isLocalhost(host: string): boolean {
  return /^localhost(?::\d+)?$/i.test(host);
}

/** True for an address as a URL spells it: it has no labels that a wildcard could stand for. */
function isIpAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
}

/**
 * True if an entry can match a host. The host is as a URL spells it, without the wildcard: a URL removes characters and
 * converts others to dots, so an entry can look as if it had more labels.
 */
export function canMatch(hostname: string, isWildcard: boolean): boolean {
  if (isIpAddress(hostname)) {
    return !isWildcard;
  }
  return isHostName(hostname) && (!isWildcard || hasSeveralLabels(hostname) || isLocalhost(hostname));
}

/** A label that a host can have: a URL also accepts `*`. */
const LABEL = /^[\w-]+$/;

/** True if the host is exactly one label below the parent. Both are as a URL spells them. */
export function isOneLabelBelow(host: string, parent: string): boolean {
  const label = host.endsWith(`.${parent}`) ? host.slice(0, -parent.length - 1) : '';
  return LABEL.test(label);
}

/** True for a white-space or control character, which URL parsers remove: the string is not the URL that they return. */
export function hasIgnoredCharacter(text: string): boolean {
  return /[^!-~\u0080-\uffff]/.test(text);
}

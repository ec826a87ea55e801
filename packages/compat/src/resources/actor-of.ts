// Pure
import { isRecord } from '@x/rest-client/internal';

/** The party that acts for the subject of a token, or for another actor (RFC 8693, section 4.1). */
interface Actor {
  readonly iss?: string;
  readonly sub: string;
  readonly act?: Actor;
}

/** Returns the actor of a token with the fields that the reference keeps, or undefined for one without a subject. */
export function actorOf(claim: unknown, levels = 2): Actor | undefined {
  if (levels === 0 || !isRecord(claim) || typeof claim['sub'] !== 'string') {
    return undefined;
  }
  const { iss, sub } = claim;
  const act = actorOf(claim['act'], levels - 1);
  return { ...(typeof iss === 'string' && { iss }), sub, ...(act && { act }) };
}

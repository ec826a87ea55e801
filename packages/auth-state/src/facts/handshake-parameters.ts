// Pure
import { QueryParameters, RedirectParameters } from '../wire/constants.ts';
import type { SeenRequest } from './read-request.ts';

/** Handshakes, and their use by satellites, leave these in a URL. Links can contain them as well. */
function handshakeParameters(): readonly string[] {
  const { Handshake, HandshakeNonce, HandshakeHelp, DevBrowser, ClerkSynced, ClerkRedirectUrl } =
    QueryParameters;
  return [Handshake, HandshakeNonce, HandshakeHelp, DevBrowser, ClerkSynced, ClerkRedirectUrl];
}

/** The parts of a request that decide which parameters stay. */
export interface PageOfRequest extends Pick<SeenRequest, 'url' | 'sync' | 'waitingSatellite'> {
  readonly isSatellite: boolean;
  readonly isSignedIn: boolean;
}

/** Returns the parameters of handshakes that a URL has and that a page has no use for, except the count. */
export function leftoverParameters(page: PageOfRequest): readonly string[] {
  return handshakeParameters().filter((name) => page.url.searchParams.has(name) && !isUsed(name, page));
}

/** Returns the parameters that are removed from the URL of a page. */
export function removedParameters(page: PageOfRequest): readonly string[] {
  return [...leftoverParameters(page), RedirectParameters.RedirectCount];
}

function isUsed(name: string, { sync, waitingSatellite, isSatellite, isSignedIn }: PageOfRequest): boolean {
  if (name === QueryParameters.ClerkSynced) {
    // Without the answer, a visitor who is signed out would be sent to the primary again.
    return isSatellite && sync !== 'none' && !isSignedIn;
  }
  // A request for a new page of a primary can answer the satellite.
  return name === QueryParameters.ClerkRedirectUrl && waitingSatellite !== undefined;
}

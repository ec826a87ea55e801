import type { AuthCase } from '../cases/dimensions.ts';

/** The same state of a browser that requests a page, with valid options. */
export function toNavigation(authCase: AuthCase): AuthCase {
  const isSatellite = !['no', 'said-not-to-be', 'domain-of-a-primary'].includes(authCase.satellite);
  return {
    ...authCase,
    ...{ method: 'GET', destination: 'document', accept: 'html', authorization: 'absent', origin: 'absent' },
    ...{ acceptsToken: 'default', keys: 'pem', publishableKey: 'given', audience: 'none' },
    ...{ authorizedParties: 'none', binding: 'call', forwardedHosts: 'none' },
    // Cookies reach only the domains of the instance.
    ...(isSatellite && { satellite: 'domain', signInUrl: 'primary', url: 'satellite', proxyUrl: 'none' }),
    ...(['invalid', 'no-parameter'].includes(authCase.organizationSync) && { organizationSync: 'none' }),
  };
}

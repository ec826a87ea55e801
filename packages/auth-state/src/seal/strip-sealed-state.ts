// Pure
import { orConfigError, requireGlobals } from '@x/errors/internal';
import { Headers as HeaderNames, SEALED_STATE } from '../wire/constants.ts';

/** Headers that hand a state on, here and in official SDKs. */
const HAND_ON_HEADERS: readonly string[] = [
  SEALED_STATE,
  HeaderNames.AuthStatus,
  HeaderNames.AuthToken,
  HeaderNames.AuthSignature,
  HeaderNames.AuthReason,
  HeaderNames.AuthMessage,
  HeaderNames.ClerkRequestData,
];

/**
 * Returns a copy of the headers of a request without those that hand a state on. Only the application itself may set
 * them: a visitor who sends them could otherwise repeat a state that was sealed for another request.
 */
export function stripSealedState(headers: Headers): Headers {
  requireGlobals('Headers');
  const stripped = orConfigError(
    'stripSealedState takes the headers of a request, such as request.headers.',
    () => new Headers(headers),
  );
  for (const name of HAND_ON_HEADERS) {
    stripped.delete(name);
  }
  return stripped;
}

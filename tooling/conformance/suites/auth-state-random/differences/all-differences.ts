import { OPTIONS_GIVEN, OPTIONS_REFUSED } from './configuration.ts';
import { CREDENTIALS } from './credentials.ts';
import type { Difference } from './difference.ts';
import { FORGOTTEN } from './handshake-cookies.ts';
import { HANDSHAKE_RETURN } from './handshake-return.ts';
import { HANDSHAKES_COUNTED, HANDSHAKES_ENDED } from './handshakes.ts';
import { HOSTS } from './hosts.ts';
import { COUNTED, LAST_TRY, LOOP_GUARD } from './loop-guard.ts';
import { MACHINES } from './machines.ts';
import { REFRESHING } from './refreshing.ts';
import { RESPONSES } from './responses.ts';
import { SATELLITES } from './satellites.ts';

/** The deliberate differences from the latest reference. A test fails for a difference that is missing here, and for an entry that never occurs. */
export const DIFFERENCES: readonly Difference[] = [
  ...COUNTED,
  ...HANDSHAKES_COUNTED,
  ...OPTIONS_GIVEN,
  ...CREDENTIALS,
  ...MACHINES,
  ...HOSTS,
  ...SATELLITES,
  ...HANDSHAKES_ENDED,
  ...REFRESHING,
  ...LOOP_GUARD,
  ...HANDSHAKE_RETURN,
  ...RESPONSES,
  ...LAST_TRY,
  ...FORGOTTEN,
  ...OPTIONS_REFUSED,
];

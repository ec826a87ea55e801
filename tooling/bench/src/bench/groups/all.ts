import type { Group } from '../contender.ts';
import type { Samples } from '../samples.ts';
import { authenticateGroup, toAuthGroup, VISITS } from './authenticate.ts';
import { clientGroup } from './client.ts';
import { decodeGroup } from './decode.ts';
import { tokenCacheGroup } from './token-cache.ts';
import { verifyGroup } from './verify.ts';
import { webhookGroup } from './webhooks.ts';

/** The groups, by the name that selects them on the command line. */
export const GROUPS = {
  rs256: ({ RS256 }) => verifyGroup(RS256),
  es256: ({ ES256 }) => verifyGroup(ES256),
  eddsa: ({ EdDSA }) => verifyGroup(EdDSA),
  'token-cache': tokenCacheGroup,
  decode: ({ RS256 }) => decodeGroup(RS256),
  cookie: ({ RS256 }) => authenticateGroup(RS256, VISITS.cookie),
  'many-cookies': ({ RS256 }) => authenticateGroup(RS256, VISITS.crowd),
  suffixed: ({ RS256 }) => authenticateGroup(RS256, VISITS.suffixed),
  header: ({ RS256 }) => authenticateGroup(RS256, VISITS.header),
  'signed-out': ({ RS256 }) => authenticateGroup(RS256, VISITS.signedOut),
  handshake: ({ RS256 }) => authenticateGroup(RS256, VISITS.handshake),
  client: clientGroup,
  'to-auth': ({ RS256 }) => toAuthGroup(RS256),
  webhook: webhookGroup,
} as const satisfies Readonly<Record<string, (samples: Samples) => Group>>;

/** Names that select several groups. */
export const SETS: Readonly<Record<string, readonly GroupName[]>> = {
  jwt: ['rs256', 'es256', 'eddsa', 'decode'],
  auth: ['cookie', 'suffixed', 'header', 'signed-out', 'handshake', 'to-auth'],
};

export type GroupName = keyof typeof GROUPS;

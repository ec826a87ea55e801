import type { Difference } from './difference.ts';
import { TOKEN_DIFFERENCES } from './token-differences.ts';

const REMOTE_DIFFERENCES: readonly Difference[] = [
  {
    name: 'loaded keys, no key id',
    id: 'missing-key-id-has-a-reason',
    theirs: 'rejected jwk-kid-mismatch',
    ours: 'rejected jwk-remote-missing',
    because: 'Ours distinguishes a token without a key id from a token with an unknown key id.',
  },
  {
    name: 'loaded keys, nobody answers',
    id: 'network-failure-has-a-reason',
    theirs: 'rejected TypeError',
    ours: 'rejected jwk-remote-failed-to-load',
    because: 'Theirs lets the error of the network through.',
  },
];

/** All differences. A test fails for a difference that is missing here, and for an entry that no longer exists. */
export const DIFFERENCES: readonly Difference[] = [...TOKEN_DIFFERENCES, ...REMOTE_DIFFERENCES];

import type { Difference } from './difference.ts';
import { TOKEN_DIFFERENCES } from './token-differences.ts';

const REMOTE_DIFFERENCES: readonly Difference[] = [
  {
    name: 'loaded keys, no key id',
    theirs: 'refused jwk-kid-mismatch',
    ours: 'refused jwk-remote-missing',
    because: 'Ours tells a token that names no key from one that names an unknown key.',
  },
  {
    name: 'loaded keys, nobody answers',
    theirs: 'refused TypeError',
    ours: 'refused jwk-remote-failed-to-load',
    because: 'Theirs lets the error of the network through.',
  },
];

/** Everything that may differ. A difference that is not here fails, and so does one that is gone. */
export const DIFFERENCES: readonly Difference[] = [...TOKEN_DIFFERENCES, ...REMOTE_DIFFERENCES];

import { ALL_WAYS, type Attack, type Outcome } from './attack.ts';
import { claimsWith, forge, HEADER } from './forge.ts';

const LIMIT = 16_384;

/** A genuine token of exactly this length. White space in the header fills the lengths that base64 can't reach. */
function tokenOf(length: number): string {
  for (let spaces = 0; spaces < 4; spaces++) {
    const header = JSON.stringify(HEADER) + ' '.repeat(spaces);
    const fixed = forge({ header, payload: claimsWith({ pad: '' }) }).length;
    const start = Math.max(0, Math.floor(((length - fixed) * 3) / 4) - 2);
    for (let pad = start; pad < start + 5; pad++) {
      const token = forge({ header, payload: claimsWith({ pad: 'x'.repeat(pad) }) });
      if (token.length === length) {
        return token;
      }
    }
  }
  throw new RangeError(`no token has ${length} characters`);
}

const HUGE = 10_000_000;
const genuine = forge();

const TEXTS: ReadonlyArray<readonly [name: string, repeat: string, times: number, expected: Outcome]> = [
  [`${LIMIT} dots`, '.', LIMIT, 'token-invalid'],
  [`${LIMIT + 1} dots`, '.', LIMIT + 1, 'token-too-large'],
  [`${LIMIT} letters`, 'A', LIMIT, 'token-invalid'],
  ['10 MB of dots', '.', HUGE, 'token-too-large'],
  ['10 MB of letters', 'A', HUGE, 'token-too-large'],
  ['10 MB of signs of padding', '=', HUGE, 'token-too-large'],
  ['10 MB of a character beyond ASCII', '\u4f60', HUGE, 'token-too-large'],
  ['20,000 tokens in one', genuine, 20_000, 'token-too-large'],
];

/** The maximum length of a token. A longer token is rejected without being read. */
export const sizeAttacks: readonly Attack[] = [
  { name: `a token of ${LIMIT} characters`, token: tokenOf(LIMIT), ways: ALL_WAYS, expected: 'accepted' },
  {
    name: `a token of ${LIMIT + 1} characters`,
    token: tokenOf(LIMIT + 1),
    ways: ALL_WAYS,
    expected: 'token-too-large',
  },
  {
    name: `a token of ${LIMIT + 1} characters where they are allowed`,
    token: tokenOf(LIMIT + 1),
    options: { maxTokenLength: LIMIT + 1 },
    expected: 'accepted',
  },
  {
    name: 'a token as long as is allowed',
    token: genuine,
    options: { maxTokenLength: genuine.length },
    expected: 'accepted',
  },
  {
    name: 'a token longer than is allowed',
    token: genuine,
    options: { maxTokenLength: genuine.length - 1 },
    expected: 'token-too-large',
  },
  {
    name: 'a token with a maximum length of zero',
    token: genuine,
    options: { maxTokenLength: 0 },
    expected: 'token-too-large',
  },
  ...TEXTS.map(
    ([name, repeat, times, expected]): Attack => ({
      name,
      token: { repeat, times },
      ways: ALL_WAYS,
      expected,
      maxDurationInMs: 100,
    }),
  ),
];

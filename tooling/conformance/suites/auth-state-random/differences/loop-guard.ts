import { build, optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference, Situation } from './difference.ts';
import { meetsOutage } from './handshake-outage.ts';
import { publicUrlOf } from './public-url-of.ts';

/** The maximum number of consecutive redirects to a handshake. */
export const LOOP_GUARD: readonly Difference[] = [
  {
    name: 'loop-guard-counts-upward',
    because:
      'The limit ends the loop, and so does any higher count; a value that is not a whole number from 0 counts as its digits.',
    rewrite: ({ redirectCount }) =>
      ({
        four: { redirectCount: 'three' },
        negative: { redirectCount: 'zero' },
        fraction: { redirectCount: 'two' },
        huge: { redirectCount: 'one' },
        hex: { redirectCount: 'zero' },
      })[redirectCount],
  },
  {
    name: 'five-redirects-at-most',
    because:
      'Five redirects are at most two consecutive handshakes, and at most one for a satellite, which redirects to its primary.',
    rewrite: (authCase) => {
      const { redirectCount } = authCase;
      if (isAnswered(authCase)) {
        return ['absent', 'zero', 'one', 'text', 'empty'].includes(redirectCount)
          ? { redirectCount: 'two' }
          : undefined;
      }
      const isMost = redirectCount === 'two' || (isSatellite(authCase) && redirectCount === 'one');
      return isMost ? { redirectCount: 'three' } : undefined;
    },
  },
  {
    name: 'loop-guard-lasts',
    because: 'The counter lives for 30 seconds, on all paths, and is marked Secure over HTTPS.',
    adjust: ({ theirs, rewritten }) => {
      const secure = publicUrlOf(rewritten).protocol === 'https:' ? '; Secure' : '';
      return {
        setCookie: theirs.setCookie.map((cookie) =>
          cookie.replace(
            /^(__clerk_redirect_count=\d+); SameSite=Lax; HttpOnly; Max-Age=2$/,
            `$1; Path=/; Max-Age=30; HttpOnly; SameSite=Lax${secure}`,
          ),
        ),
      };
    },
  },
  {
    name: 'loop-ends-clean',
    because: 'The cause of the loop is removed, so that the next visit does not start it again.',
    adjust: (situation) => {
      const { theirs, ours } = situation;
      return endsLoop(situation) && ours.setCookie.every(isDeletion(situation.authCase))
        ? { setCookie: ours.setCookie, headers: { ...theirs.headers, 'cache-control': 'no-store' } }
        : undefined;
    },
  },
];

const isSatellite = (authCase: AuthCase) => optionsOf(authCase)['isSatellite'] === true;

/** True if a satellite in development comes from its primary, which takes two redirects. */
export function isAnswered(authCase: AuthCase): boolean {
  const { searchParams } = new URL(build(authCase).request.url);
  const isSynced = searchParams.get('__clerk_synced') === 'true';
  return isSatellite(authCase) && authCase.instance === 'development' && isSynced;
}

const HANDSHAKE_REASONS =
  /^(dev-browser-|satellite-needs|primary-|session-token-(but|expired|iat|nbf)|client-uat|active-)/;

function endsLoop({ authCase, theirs, rewritten }: Situation): boolean {
  const isLoop = rewritten.redirectCount === 'three' && !meetsOutage(authCase);
  return isLoop && isStoppedHandshake(theirs, rewritten);
}

/** True if the request is for a page, and a handshake was needed but not started. */
function isStoppedHandshake({ state }: Outcome, { method, destination, accept }: AuthCase): boolean {
  const isPage =
    ['document', 'iframe'].includes(destination) || (destination === 'absent' && accept === 'html');
  const isWanted = state['status'] === 'signed-out' && HANDSHAKE_REASONS.test(String(state['reason']));
  return method === 'GET' && isPage && isWanted;
}

/** Returns the header that removes a cookie that was sent. */
function isDeletion(authCase: AuthCase) {
  const names: Readonly<Record<string, readonly string[]>> = {
    __session: [authCase.session, authCase.before, authCase.after],
    __client_uat: [authCase.uat, authCase.before, authCase.after],
    __clerk_handshake: [authCase.handshake],
    __clerk_handshake_nonce: [authCase.nonce],
  };
  return (cookie: string) => {
    const [, name = '', suffix = ''] =
      /^(__(?:session|client_uat|clerk_handshake|clerk_handshake_nonce))(_[\w-]{8})?=; Path=\/; Max-Age=0(?:; Domain=(?:example\.com|satellite\.example))?; SameSite=Lax(?:; Secure)?$/.exec(
        cookie,
      ) ?? [];
    const isSent = names[name]?.some((value) => value !== 'absent') === true;
    const isSentSuffixed =
      (name === '__session' &&
        (authCase.sessionSuffixed !== 'absent' || authCase.before === 'suffixed-first')) ||
      (name === '__client_uat' && (authCase.uatSuffixed !== 'absent' || authCase.before !== 'absent'));
    return suffix === '' ? isSent : isSentSuffixed;
  };
}

import { createEmulator } from '@x/emulator';
import { Agent } from 'undici';
import { quantile, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';
import { CONTENDER_NAMES, type ContenderName, FRAMEWORKS, ON_COMPAT } from './keys.ts';
import { measureRound, type Round } from './measure-round.ts';
import { startServer } from './running-server.ts';
import { summarize } from './summarize.ts';

const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 6 : 30;
/** The first rounds only warm up the engine and the connections. */
const WARM_UP_ROUNDS = 20;
const REQUESTS_PER_ROUND = 500;
const AT_ONCE = 20;
/** Each user sends the same token until it expires, so tokens repeat, but not one after another. */
const TOKENS = 50;

const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_ada' }] } });
const { secretKey, publishableKey, jwtKey } = emulator;
const tokens = await Promise.all(
  Array.from(
    { length: TOKENS },
    async () => (await emulator.signIn('user_ada', { expiresInSeconds: 36_000 })).token,
  ),
);
const load = { tokens, count: REQUESTS_PER_ROUND, atOnce: AT_ONCE };
const dispatcher = new Agent({ connections: AT_ONCE });

console.info(
  `Node ${process.versions.node}, servers on loopback with a protected route: medians of ${ROUNDS} interleaved rounds of ` +
    `${REQUESTS_PER_ROUND} requests, ${AT_ONCE} at once, ${TOKENS} tokens.`,
);
for (const framework of FRAMEWORKS) {
  const servers = await Promise.all(
    CONTENDER_NAMES.map((name) => startServer(framework, name, { secretKey, publishableKey, jwtKey })),
  );
  const rounds = createRounds();
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const first = (round + WARM_UP_ROUNDS) % servers.length;
    for (const server of [...servers.slice(first), ...servers.slice(0, first)]) {
      const measured = await measureRound(server, dispatcher, load);
      if (round >= 0) {
        rounds[server.name].push(measured);
      }
    }
  }
  for (const { stop } of servers) {
    stop();
  }
  const rows = CONTENDER_NAMES.map((name) => {
    const { official } = rounds;
    const { busyRatio, speedRatio, share } = summarize(rounds[name], rounds['no auth'], official);
    const { share: shareAbove } = summarize(rounds[name], rounds['empty middleware'], official);
    const busyInUs = quantile(
      rounds[name].map((round) => round.busyInUs),
      0.5,
    );
    return [name, `${significant(busyInUs)} us`, busyRatio, speedRatio, share, shareAbove];
  });
  const ofCompat = summarize(rounds[ON_COMPAT], rounds.official, rounds.official);
  console.info(
    `\n${formatTable([
      [
        framework,
        'processor',
        'ratio',
        'requests per second',
        'share of the official',
        'above empty middleware',
      ],
      ...rows,
    ])}\n\n${framework} with the official SDK on @x/compat, compared with the official SDK: processor time ` +
      `${ofCompat.busyRatio}, requests per second ${ofCompat.speedRatio}`,
  );
}
await dispatcher.close();
await emulator.close();

function createRounds(): Record<ContenderName, Round[]> {
  return {
    'no auth': [],
    'empty middleware': [],
    official: [],
    [ON_COMPAT]: [],
    ours: [],
    'ours, remembering tokens': [],
  };
}

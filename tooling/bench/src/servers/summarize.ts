// Pure
import { compare, formatRatio, quantile, significant } from '../statistics.ts';
import type { Round } from './measure-round.ts';

/** Returns how the rounds of a contender compare with the rounds without authentication, next to which they ran. */
export function summarize(own: readonly Round[], baseline: readonly Round[], official: readonly Round[]) {
  const ratioOf = (read: (round: Round) => number) => formatRatio(compare(own.map(read), baseline.map(read)));
  return {
    busyRatio: ratioOf(({ busyInUs }) => busyInUs),
    speedRatio: ratioOf(({ requestsPerSecond }) => requestsPerSecond),
    share: significant(costOf(own, baseline) / costOf(official, baseline)),
  };
}

/** Returns the cost of authentication: the processor time of a request in addition to that without authentication. */
function costOf(own: readonly Round[], baseline: readonly Round[]): number {
  const costs = own.map(({ busyInUs }, round) => busyInUs - (baseline[round]?.busyInUs ?? Number.NaN));
  return quantile(costs, 0.5);
}

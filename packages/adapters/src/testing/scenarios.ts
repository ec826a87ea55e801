import { ANSWERING_SCENARIOS } from './answering-scenarios.ts';
import { BROWSER_SCENARIOS } from './browser-scenarios.ts';
import { PASSING_SCENARIOS } from './passing-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { SOCKET_SCENARIOS } from './socket-scenarios.ts';

/** Returns everything that an adapter does, as scenarios to run in Node. */
export const createScenarios = (): readonly Scenario[] => [
  ...PASSING_SCENARIOS,
  ...ANSWERING_SCENARIOS,
  ...BROWSER_SCENARIOS,
  ...SOCKET_SCENARIOS,
];

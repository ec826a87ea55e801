import { addressScenarios } from './address-scenarios.ts';
import { cookieScenarios } from './cookie-scenarios.ts';
import { frameScenarios } from './frame-scenarios.ts';
import { historyScenarios } from './history-scenarios.ts';
import { neighbourScenarios } from './neighbour-scenarios.ts';
import { requestScenarios } from './request-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { tabScenarios } from './tab-scenarios.ts';
import { troubleScenarios } from './trouble-scenarios.ts';
import { visitorScenarios } from './visitor-scenarios.ts';

/** Everything that a visitor can meet, with each way to serve the application. */
export const scenarios: readonly Scenario[] = [
  ...visitorScenarios,
  ...tabScenarios,
  ...historyScenarios,
  ...frameScenarios,
  ...requestScenarios,
  ...addressScenarios,
  ...troubleScenarios,
  ...cookieScenarios,
  ...neighbourScenarios,
];

export type { Scenario, ScenarioContext, ScenarioEmulator } from './testing/scenario.ts';
export { createScenarios } from './testing/scenarios.ts';

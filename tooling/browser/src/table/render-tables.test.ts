import { expect, it } from 'vitest';
import { renderTables } from './render-tables.ts';

it('adds the times of a scenario, and shows the state of one that did not pass', () => {
  const passed = { state: 'passed', durationInMs: 260 } as const;
  expect(
    renderTables([
      { suite: 'clerk-js, express', scenario: 'signs in', ...passed },
      { suite: 'clerk-js, express', scenario: 'signs in', ...passed },
      { suite: 'clerk-js, hono', scenario: 'signs in', ...passed, state: 'failed' },
      { suite: 'clerk-js, hono', scenario: 'signs out', ...passed },
      { suite: 'inspector', scenario: 'loads', ...passed },
    ]),
  ).toBe(
    [
      '| clerk-js | express | hono |',
      '| --- | --- | --- |',
      '| signs in | 0.5 s | failed |',
      '| signs out |  | 0.3 s |',
      '',
      '| inspector | inspector |',
      '| --- | --- |',
      '| loads | 0.3 s |',
    ].join('\n'),
  );
});

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { attacksAsJson } from './attacks-as-json.ts';
import { reportCases } from './report-cases.ts';
import { allAttacks } from './suites/attacks/all-attacks.ts';

const ENTRY = fileURLToPath(new URL('entry.ts', import.meta.url));

const results = await reportCases(({ name, run }) =>
  run({ entry: ENTRY, input: { runtime: name }, plugins: [attacksAsJson] }),
);

it('every known defect shows in some runtime: one that is mended loses its mark', () => {
  const marked = Object.values(allAttacks).flatMap((attacks) =>
    attacks.flatMap(({ finding }) => finding ?? []),
  );
  const shown = new Set(results.flatMap(({ findings }) => findings));
  expect(marked.map(({ note }) => note).filter((note) => !shown.has(note))).toEqual([]);
});

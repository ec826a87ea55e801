import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { attacksAsJson } from './attacks-as-json.ts';
import { reportCases } from './report-cases.ts';
import { EVERYTHING, isEverything } from './selection.ts';
import { allAttacks } from './suites/attacks/all-attacks.ts';

const ENTRY = fileURLToPath(new URL('entry.ts', import.meta.url));

const results = await reportCases(({ name, run }, { caseText }) =>
  run({ entry: ENTRY, input: { runtime: name, caseText }, plugins: [attacksAsJson] }),
);

// A part of the cases, or of the runtimes, proves nothing about the others.
it.runIf(isEverything(inject('selection') ?? EVERYTHING))(
  'every known defect shows in at least one runtime; otherwise remove its mark',
  () => {
    const marked = Object.values(allAttacks).flatMap((attacks) =>
      attacks.flatMap(({ finding }) => finding ?? []),
    );
    const shown = new Set(results.flatMap(({ findings }) => findings));
    expect(marked.map(({ note }) => note).filter((note) => !shown.has(note))).toEqual([]);
  },
);

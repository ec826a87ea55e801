import { markdownTable } from '../rendered/markdown-table.ts';
import type { DecisionTable } from './decision-tables.ts';

type Row = readonly string[];

/** Renders the tables as Markdown, with a section per table. */
export function renderDecisionTables(tables: readonly DecisionTable[]): string {
  return tables.map(renderTable).join('\n\n');
}

function renderTable({ title, about, file, rules, docs, values }: DecisionTable): string {
  const rows = rules.map(
    ([id, when, outcome]): Row => [id, conditions(when), renderOutcome(outcome), docs[id] ?? ''],
  );
  return [
    `## ${title}`,
    `${about} Rows: \`${file}\`.`,
    markdownTable([['rule', 'when', 'then', 'why'], ...rows]),
    ...(values === undefined ? [] : [`Facts: ${Object.entries(values).map(renderFact).join('; ')}.`]),
  ].join('\n\n');
}

function conditions(when: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const parts = Object.entries(when).map(([fact, asked]) => `${fact}=${[asked].flat().join('/')}`);
  return parts.join(', ') || 'anything else';
}

function renderFact([fact, values]: [string, readonly string[]]): string {
  return `\`${fact}\` (${values.join(', ')})`;
}

/** The words for each kind of outcome, with the values that follow it in the row. */
const OUTCOMES: Readonly<Record<string, (detail: unknown, target: unknown) => string>> = {
  session: () => 'the table of sessions decides',
  run: (effect) => `run ${effect ?? 'verify'}, look again`,
  'signed-in': () => 'signed in',
  'signed-out': (reason) => `signed out ${renderReason(reason)}`,
  invalid: (reason) => `signed out ${renderReason(reason)}, of no type`,
  handshake: (reason, target) =>
    `handshake ${renderReason(reason)}${target === undefined ? '' : ` at the ${target}`}`,
};

function renderOutcome(outcome: unknown): string {
  const [kind = '', detail, target]: readonly unknown[] = Array.isArray(outcome) ? outcome : [outcome];
  return Array.isArray(outcome) ? (OUTCOMES[`${kind}`]?.(detail, target) ?? `${kind}`) : `${kind}`;
}

/** The words for a reason that is known only after an effect has run. */
const LATER_REASONS: ReadonlyMap<unknown, string> = new Map([
  [null, 'with the reason of the error'],
  ['refresh-error', 'with the reason of the failed refresh'],
]);

function renderReason(reason: unknown): string {
  return LATER_REASONS.get(reason) ?? `\`${reason}\``;
}

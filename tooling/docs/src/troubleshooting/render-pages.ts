import { DECISION_TABLES } from '../../../checks/src/decision-tables/decision-tables.ts';
import type { Advice } from './advice.ts';
import { REFRESH_ADVICE } from './api/refresh-reasons.ts';
import { CALL_ADVICE } from './calls.ts';
import { PROXY_ADVICE } from './proxy.ts';
import { REQUEST_ADVICE } from './requests.ts';
import { VERIFICATION_ADVICE } from './verification.ts';
import { WEBHOOK_ADVICE } from './webhooks.ts';

/** Where a code is seen, and the advice about each. */
const KINDS: ReadonlyArray<readonly [where: string, advice: Readonly<Record<string, Advice>>]> = [
  ['`error.reason` of `verifyToken`, and `state.reason` of a request', VERIFICATION_ADVICE],
  ['`state.reason` of a request, and the header `x-clerk-auth-reason`', REQUEST_ADVICE],
  ['`state.reason` of a request, and the header `x-clerk-auth-reason`', REFRESH_ADVICE],
  ['`errors[0].code` of a call, or `error.code`', CALL_ADVICE],
  ['`error.reason` of `verifyWebhook`', WEBHOOK_ADVICE],
  ['`errors[0].code` in a response of the proxy', PROXY_ADVICE],
];

/** Returns a page for each reason and code, by the name of its file. One code can be seen in several places. */
export function renderPages(): ReadonlyMap<string, string> {
  const codes = [...new Set(KINDS.flatMap(([, advice]) => Object.keys(advice)))];
  return new Map(codes.map((code) => [fileOf(code), renderPage(code)]));
}

export const fileOf = (code: string): string => `${code.toLowerCase().replaceAll(' ', '-')}.md`;

function renderPage(code: string): string {
  const parts = KINDS.flatMap(([where, table]) => {
    const advice = table[code];
    return advice === undefined ? [] : [renderAdvice(where, advice)];
  });
  return `# ${code}\n\n${[...parts, ...renderRows(code)].join('\n\n')}\n`;
}

export const renderAdvice = (where: string, { means, causes, remedy }: Advice): string =>
  [
    `Seen in ${where}.`,
    `**What it means.** ${means}`,
    `**Usual causes**\n\n${causes.map((cause) => `- ${cause}`).join('\n')}`,
    `**What to do.** ${remedy}`,
  ].join('\n\n');

/** The rows of the decision tables that lead to a reason. `state.rule` names the row of a request. */
function renderRows(code: string): readonly string[] {
  // One row has all reasons of a failed refresh.
  const outcomeOfCode = Object.hasOwn(REFRESH_ADVICE, code) ? 'refresh-error' : code;
  const rows = DECISION_TABLES.flatMap(({ rules, docs }) =>
    rules
      .filter(([, , outcome]) => Array.isArray(outcome) && outcome.includes(outcomeOfCode))
      .map(([id]) => `- \`${id}\`: ${docs[id] ?? ''}`),
  );
  const link =
    'All rows, with the facts that they match: [how it is decided](../../../../packages/auth-state/docs/how-it-is-decided.md).';
  return rows.length === 0 ? [] : [`**Rows that decide so** (\`state.rule\`)\n\n${rows.join('\n')}`, link];
}

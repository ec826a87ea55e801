import type { ApiAdvice } from './advice.ts';
import { API_ADVICE } from './api/api-codes.ts';
import { fileOf, renderAdvice } from './render-pages.ts';

/** The overview of all codes, by the name of its file. */
export const OVERVIEW = 'backend-api-errors.md';

/** Returns a page for each code of the Backend API, by the name of its file. */
export function renderApiPages(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(API_ADVICE).map(([code, advice]) => [fileOf(code), renderPage(code, advice)]),
  );
}

function renderPage(code: string, advice: ApiAdvice): string {
  const where = `\`errors[0].code\` of a call, usually with the status ${advice.status}`;
  return `# ${code}\n\n${renderAdvice(where, advice)}\n\nAll codes: [errors of the Backend API](../troubleshooting/${OVERVIEW}).\n`;
}

/** Renders the table of all codes. Its links lead to the pages in `folder`. */
export function renderOverview(folder: string): string {
  const rows = Object.entries(API_ADVICE).map(
    ([code, { status, means }]) => `| [\`${code}\`](${folder}/${fileOf(code)}) | ${status} | ${means} |`,
  );
  return [
    '# Errors of the Backend API',
    '',
    'A call that fails resolves to `{ data: null, errors, meta }`. `errors[0].code` is a code of this table, a code of the',
    'client such as `request-timeout`, or a code that the API has added: it publishes no list. One code can come with',
    'several statuses, so compare codes rather than statuses. `errors[0].meta.paramName` names the parameter, if there is one.',
    '',
    '| code | status | what it means |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

import { AuthErrorReason } from '@x/auth-state';
import { TokenVerificationErrorReason } from '@x/errors';
import { WebhookVerificationErrorReason } from '@x/webhooks';
import { expect, it } from 'vitest';
import { apiErrors } from '../../../../packages/emulator/src/engine/errors.ts';
import { PROXY_ERRORS } from '../../../../packages/proxy/src/proxy-errors.ts';
import { API_ADVICE } from './api/api-codes.ts';
import { renderApiPages, renderOverview } from './render-api-pages.ts';
import { fileOf, renderPages } from './render-pages.ts';

const pages = renderPages();

const codes = [
  ...Object.values(AuthErrorReason),
  ...Object.values(TokenVerificationErrorReason),
  ...Object.values(WebhookVerificationErrorReason),
  ...Object.keys(PROXY_ERRORS),
];

it('has a page for every reason and code, and no two in one file', () => {
  expect(codes.filter((code) => !pages.has(fileOf(code)))).toEqual([]);
  expect(pages.size).toBeGreaterThanOrEqual(new Set(codes).size);
});

it('names the rows that decide so', () => {
  expect(pages.get('session-token-nbf.md')).toContain('- `V7`: The token is not valid yet');
});

it('shows a code of several places once for each', () => {
  expect(pages.get('body-too-large.md')?.match(/^Seen in /gm)).toHaveLength(2);
});

it('has a page for every reason of a failed refresh, with the row that decides so', () => {
  const refresh = [...pages].filter(([file]) => /^session-token-expired-refresh-(?!non-eligible)/.test(file));
  expect(refresh).toHaveLength(14);
  expect(refresh.filter(([, text]) => !text.includes('- `V4`: '))).toEqual([]);
});

it('has a page and a row of the overview for every code of the Backend API', () => {
  const apiPages = renderApiPages();
  const overview = renderOverview('../api-errors');
  expect(apiPages.size).toBe(Object.keys(API_ADVICE).length);
  expect([...apiPages.keys()].filter((file) => !overview.includes(`(../api-errors/${file})`))).toEqual([]);
  expect(apiPages.get('user_locked.md')).toContain('usually with the status 403');
});

it('has the codes and statuses of the emulator', () => {
  const emulated = Object.entries(apiErrors).filter(([code]) => code in API_ADVICE);
  const wrong = emulated.filter(
    ([code, { status }]) => API_ADVICE[code as keyof typeof API_ADVICE].status !== status,
  );
  expect(emulated.length).toBeGreaterThan(80);
  expect(wrong.map(([code]) => code)).toEqual([]);
  const unexplained = Object.entries(apiErrors)
    .filter(([code, entry]) => !(code in API_ADVICE) && !('code' in entry))
    .map(([code]) => code);
  // A defect of the emulator itself.
  expect(unexplained).toEqual(['internal_error']);
});

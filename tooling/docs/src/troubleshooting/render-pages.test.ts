import { AuthErrorReason } from '@x/auth-state';
import { TokenVerificationErrorReason } from '@x/errors';
import { WebhookVerificationErrorReason } from '@x/webhooks';
import { expect, it } from 'vitest';
import { PROXY_ERRORS } from '../../../../packages/proxy/src/proxy-errors.ts';
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

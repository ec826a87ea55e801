import { expect, it } from 'vitest';
import { EXIT_AFTER_SIGNAL, serve } from './run-command.test-support.ts';
import { noticeFor } from './serve.ts';

it('names the inspector at a terminal, and nowhere else', () => {
  const emulator = { proxyUrl: 'http://localhost:4010' };
  expect(noticeFor({ isTTY: true }, emulator)).toBe('The inspector is at http://localhost:4010/__emulator\n');
  expect(noticeFor({}, emulator)).toBe('');
});

it('emulates an instance in production', async () => {
  const { child, exited, settings } = await serve('--production-domain', 'app.test');
  child.kill('SIGTERM');
  expect(await exited).toBe(EXIT_AFTER_SIGNAL);
  const [, encoded = ''] = /^pk_live_(.*)$/.exec(settings['CLERK_PUBLISHABLE_KEY'] ?? '') ?? [];
  expect(atob(encoded)).toBe('clerk.app.test$');
});

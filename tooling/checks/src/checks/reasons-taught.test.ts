import { expect, test } from 'vitest';
import { projectOf } from '../project/project.test-support.ts';
import { reasonsTaught } from './reasons-taught.ts';

const check = (...rows: readonly string[]) =>
  reasonsTaught
    .run(
      projectOf({
        'packages/errors/package.json': { name: '@x/errors' },
        'packages/errors/src/reason.ts':
          "export const TokenVerificationErrorReason = { A: 'token-a', B: 'token-b' } as const;",
        'packages/jwt/docs/errors.md': ['', '| reason | when |', '| --- | --- |', ...rows, '', 'text'].join(
          '\n',
        ),
      }),
    )
    .map(({ line, message }) => `${line} ${message}`);

test('passes a table with each reason', () => {
  expect(check('| `token-b` | x |', '| `token-a` | x |')).toEqual([]);
});

test('rejects a table that lacks one, repeats one, or has another', () => {
  expect(check('| `token-a` | x |', '| `token-a` | x |', '| `token-c` | x |')).toEqual([
    '1 does not say what to do about token-b: add a row',
    '6 token-c is not a reason: remove the row',
    '5 has token-a twice: remove a row',
  ]);
  expect(check()).toHaveLength(2);
});

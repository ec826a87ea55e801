import { expect, test } from 'vitest';
import { projectOf, projectWithIndex, reportsOf } from '../project/project.test-support.ts';
import { silent } from './silent.ts';

test.each([
  'console.warn(1)',
  'process.stdout.write(text)',
  'process.stderr.write(text)',
  "process.emitWarning('')",
])('silent reports %s in a library', (call) => {
  const project = projectWithIndex(`export function f() {\n  ${call};\n}`);
  expect(silent.run(project)[0]).toMatchObject({ file: 'packages/jwt/src/index.ts', line: 2 });
});

test('silent accepts tests, tooling, the emulator program and a logger that is passed in', () => {
  const project = projectOf({
    'packages/emulator/package.json': { name: '@x/emulator' },
    'packages/emulator/src/cli.ts': 'console.log(1);',
    'packages/emulator/src/log.ts': 'export const f = (console: Logger) => console.log(process.platform);',
    'packages/emulator/src/log.test.ts': 'console.log(1);',
    'tooling/bench/package.json': { name: '@tooling/bench' },
    'tooling/bench/src/main.ts': 'console.log(1);',
  });
  expect(reportsOf(silent, project)).toEqual([]);
});

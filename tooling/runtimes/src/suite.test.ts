import { describe, expect, it } from 'vitest';
import { type Assert, type Case, type Library, runSuites } from './suite.ts';

const run = async (testCase: Case['run']) => {
  // The suites of this test use no library.
  const results = await runSuites({ suite: () => [{ name: 'case', run: testCase }] }, {} as Library);
  return results[0]?.error;
};

describe('runSuites()', () => {
  it('passes what holds', async () => {
    expect(
      await run((assert) => assert.equal({ b: [1, undefined], a: null }, { a: null, b: [1, undefined] })),
    ).toBeNull();
    expect(await run((assert) => assert.rejects(Promise.reject(new TypeError('x')), 'TypeError'))).toBeNull();
  });

  it.each<readonly [name: string, testCase: Case['run']]>([
    ['another value', (assert) => assert.equal(1, 2)],
    ['a missing key', (assert) => assert.equal({}, { a: 1 })],
    ['undefined for null', (assert) => assert.equal(undefined, null)],
    ['another order', (assert) => assert.equal([1, 2], [2, 1])],
    ['a false condition', (assert) => assert.ok('', 'is empty')],
    ['no rejection', (assert) => assert.rejects(Promise.resolve(), 'TypeError')],
    ['another rejection', (assert) => assert.rejects(Promise.reject(new RangeError('x')), 'TypeError')],
    [
      'a throw',
      () => {
        throw new Error('x');
      },
    ],
    ['a rejected case', () => Promise.reject(new Error('x'))],
  ])('fails for %s', async (_name, testCase) => {
    expect(await run(testCase)).toBeTypeOf('string');
  });

  it('reports a known defect beside the outcome', async () => {
    const suite = () => [
      { name: 'case', run: (assert: Assert) => assert.finding('defect') },
      { name: 'other', run: () => undefined },
    ];
    expect(await runSuites({ suite }, {} as Library)).toEqual([
      { name: 'suite > case', error: null, findings: ['defect'] },
      { name: 'suite > other', error: null, findings: [] },
    ]);
  });

  it('fails for a suite that cannot be set up', async () => {
    const suite = () => Promise.reject(new Error('no set-up'));
    const [result] = await runSuites({ suite }, {} as Library); // the suite never looks at it
    expect(result?.name).toBe('suite > is set up');
    expect(result?.error).toContain('no set-up');
  });
});

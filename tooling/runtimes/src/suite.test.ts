import { describe, expect, it } from 'vitest';
import { type Assert, type Case, type Library, runSuites } from './suite.ts';

const run = async (testCase: Case['run']) => {
  // The suites of this test do not use the library.
  const results = await runSuites({ suite: () => [{ name: 'case', run: testCase }] }, {} as Library);
  return results[0]?.error;
};

describe('runSuites()', () => {
  it('passes a case whose assertions hold', async () => {
    expect(
      await run((assert) => assert.equal({ b: [1, undefined], a: null }, { a: null, b: [1, undefined] })),
    ).toBeNull();
    expect(await run((assert) => assert.rejects(Promise.reject(new TypeError('x')), 'TypeError'))).toBeNull();
  });

  it.each<readonly [name: string, testCase: Case['run']]>([
    ['a different value', (assert) => assert.equal(1, 2)],
    ['a missing key', (assert) => assert.equal({}, { a: 1 })],
    ['undefined for null', (assert) => assert.equal(undefined, null)],
    ['a different order', (assert) => assert.equal([1, 2], [2, 1])],
    ['a false condition', (assert) => assert.ok('', 'is empty')],
    ['a missing rejection', (assert) => assert.rejects(Promise.resolve(), 'TypeError')],
    [
      'a rejection with a different error',
      (assert) => assert.rejects(Promise.reject(new RangeError('x')), 'TypeError'),
    ],
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

  it('reports a known defect in addition to the outcome', async () => {
    const suite = () => [
      { name: 'case', run: (assert: Assert) => assert.finding('defect') },
      { name: 'other', run: () => undefined },
    ];
    expect(await runSuites({ suite }, {} as Library)).toEqual([
      { name: 'suite > case', isSelected: true, error: null, findings: ['defect'] },
      { name: 'suite > other', isSelected: true, error: null, findings: [] },
    ]);
  });

  it('returns a failed case for a suite whose setup fails', async () => {
    const suite = () => Promise.reject(new Error('no setup'));
    // The suite never uses its library.
    const [result] = await runSuites({ suite }, {} as Library, 'a case of the suite');
    expect(result?.name).toBe('suite > is set up');
    expect(result?.error).toContain('no setup');
  });

  it('runs the selected cases only, and lists the others', async () => {
    const hasRun: string[] = [];
    const caseOf = (name: string) => ({ name, run: () => void hasRun.push(name) });
    const results = await runSuites({ suite: () => [caseOf('first'), caseOf('second')] }, {}, 'SECOND');
    expect(hasRun).toEqual(['second']);
    expect(results.map(({ name, isSelected }) => [name, isSelected])).toEqual([
      ['suite > first', false],
      ['suite > second', true],
    ]);
  });
});

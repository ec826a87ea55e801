import { describe, expect, it } from 'vitest';
import { type Cube, enumerate, sizeOf } from './enumerate.test-support.ts';
import { FACT_VALUES } from './facts.ts';
import { GUARD_FACT_VALUES, GUARD_RULES } from './guard-rules.ts';
import { HANDSHAKE_GATE } from './handshake-gate.ts';
import { HANDSHAKE_RETURN } from './handshake-return.ts';
import { MACHINE_FACT_VALUES, MACHINE_RULES } from './machine-rules.ts';
import {
  GUARD_RULE_DOCS,
  HANDSHAKE_GATE_DOCS,
  HANDSHAKE_RETURN_DOCS,
  MACHINE_RULE_DOCS,
  SESSION_RULE_DOCS,
  SUFFIX_RULE_DOCS,
  TOKEN_CLASS_RULE_DOCS,
} from './rule-docs.ts';
import { SESSION_RULES } from './session-rules.ts';
import { SUFFIX_FACT_VALUES, SUFFIX_RULES } from './suffix-rules.ts';
import { TOKEN_CLASS_FACT_VALUES, TOKEN_CLASS_RULES } from './token-class-rules.ts';

const TABLES = [
  ['SESSION_RULES', SESSION_RULES, FACT_VALUES, SESSION_RULE_DOCS],
  ['HANDSHAKE_GATE', HANDSHAKE_GATE, FACT_VALUES, HANDSHAKE_GATE_DOCS],
  ['HANDSHAKE_RETURN', HANDSHAKE_RETURN, FACT_VALUES, HANDSHAKE_RETURN_DOCS],
  ['SUFFIX_RULES', SUFFIX_RULES, SUFFIX_FACT_VALUES, SUFFIX_RULE_DOCS],
  ['MACHINE_RULES', MACHINE_RULES, MACHINE_FACT_VALUES, MACHINE_RULE_DOCS],
  ['TOKEN_CLASS_RULES', TOKEN_CLASS_RULES, TOKEN_CLASS_FACT_VALUES, TOKEN_CLASS_RULE_DOCS],
  ['GUARD_RULES', GUARD_RULES, GUARD_FACT_VALUES, GUARD_RULE_DOCS],
] as const;

/** The outcomes that a row can have. A reason of null, which stands for the reason of an error, joins to a trailing space. */
const KNOWN_OUTCOMES = new RegExp(
  [
    ...[
      '^(?:run(?: verify| resolve-handshake| refresh)?|signed-in|session|redirect|stay|loop|clean|end|discard)$',
    ],
    ...[
      '^signed-out (?:[a-z-]+|No token in header)?$',
      '^invalid [a-z-]+$',
      '^handshake [a-z-]+(?: sign-in| satellite)?$',
    ],
    ...['^(?:pass|redirect|unavailable|unauthorized|forbidden|reverify|sign-in)$'],
    ...['^(?:plain|suffixed)$', '^(?:session_token|api_key|m2m_token|oauth_token)$'],
  ].join('|'),
);

describe.each(TABLES)('%s', (_name, rules, values, docs) => {
  const cubes = enumerate(rules, values);
  const ids: string[] = rules.map(([id]) => id);

  it('decides every combination of facts once', () => {
    const decided = cubes.reduce((sum, cube) => sum + sizeOf(cube.values), 0);
    expect(decided).toBe(sizeOf(values));
  });

  it('has no row that never matches', () => {
    const fired = new Set(cubes.map(({ id }) => id));
    expect(ids.filter((id) => !fired.has(id))).toEqual([]);
  });

  it('requires only values that facts have', () => {
    const conditions = rules.flatMap(([id, when]) =>
      Object.entries(when).flatMap(([fact, asked]) => [asked].flat().map((value) => ({ id, fact, value }))),
    );
    const known: Readonly<Record<string, readonly string[]>> = values;
    expect(conditions.filter(({ fact, value }) => !known[fact]?.includes(value))).toEqual([]);
  });

  it('has only known outcomes, each with its reason', () => {
    expect(rules.filter(([, , outcome]) => !KNOWN_OUTCOMES.test([outcome].flat().join(' ')))).toEqual([]);
  });

  it('has unique ids, each with a line of docs', () => {
    expect(Object.keys(docs).sort()).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(new Set(ids).size);
  });
});

describe('SESSION_RULES', () => {
  const all = enumerate(SESSION_RULES, FACT_VALUES);
  const kindOf = ({ outcome }: Cube) => (Array.isArray(outcome) ? outcome[0] : undefined);

  /** The fact that an effect sets, and its possible values. */
  const EFFECTS: Readonly<Record<string, readonly [fact: string, results: readonly string[]]>> = {
    verify: ['verified', FACT_VALUES.verified.filter((value) => value !== '-')],
    'resolve-handshake': [
      'handshake',
      FACT_VALUES.handshake.filter((value) => value !== '-' && value !== 'none'),
    ],
    refresh: ['refreshed', FACT_VALUES.refreshed.filter((value) => value !== '-')],
  };

  /** Returns the largest number of effects that run from these facts on. */
  function effectsFrom(values: Cube['values']): number {
    return Math.max(
      ...enumerate(SESSION_RULES, values).map((cube) => {
        const [kind, effect] = Array.isArray(cube.outcome) ? cube.outcome : [];
        const [fact = '', results = []] = (kind === 'run' && EFFECTS[effect]) || [];
        return fact === '' ? 0 : 1 + effectsFrom({ ...cube.values, [fact]: results });
      }),
    );
  }

  it('runs at most three effects, whatever their results are', () => {
    const start = { ...FACT_VALUES, verified: ['-'], refreshed: ['-'], handshake: ['none', '-'] };
    expect(effectsFrom(start)).toBe(3);
  });

  it('signs in only verified, refreshed or handshake sessions', () => {
    for (const { values } of all.filter((cube) => kindOf(cube) === 'signed-in')) {
      const proofs = [values['verified'], values['refreshed'], values['handshake']];
      expect([['ok'], ['ok'], ['signed-in']]).toEqual(
        expect.arrayContaining(
          proofs.filter((proof) => proof?.length === 1 && /^(ok|signed-in)$/.test(`${proof}`)),
        ),
      );
      expect(proofs.some((proof) => proof?.length === 1 && /^(ok|signed-in)$/.test(`${proof}`))).toBe(true);
    }
  });

  it('verifies and refreshes only if there is a token', () => {
    for (const { id, values } of all.filter((cube) => kindOf(cube) === 'run')) {
      if (id !== 'K1' && values['carrier']?.includes('cookie')) {
        expect(values['session']).not.toContain('none');
      }
    }
  });

  it('has only rows that report the outage while keys are unavailable', () => {
    const unavailable = enumerate(SESSION_RULES, {
      ...FACT_VALUES,
      carrier: ['header'],
      verified: ['unavailable'],
    });
    expect(new Set(unavailable.map(({ id }) => id))).toEqual(new Set(['H1', 'V10']));
  });
});

describe('MACHINE_RULES', () => {
  it('run at most one effect, and never the session table after it', () => {
    const start = { ...MACHINE_FACT_VALUES, verified: ['-'] };
    const after = MACHINE_FACT_VALUES.verified.filter((verified) => verified !== '-');
    const running = enumerate(MACHINE_RULES, start).filter(({ outcome }) => isRun(outcome));
    const next = running.flatMap(({ values }) => enumerate(MACHINE_RULES, { ...values, verified: after }));
    expect(running).not.toEqual([]);
    expect(next.filter(({ outcome }) => isRun(outcome) || isOf('session', outcome))).toEqual([]);
  });

  it('sign in only verified tokens', () => {
    const signedIn = enumerate(MACHINE_RULES, MACHINE_FACT_VALUES).filter(({ outcome }) =>
      isOf('signed-in', outcome),
    );
    expect(signedIn.map(({ values }) => values['verified'])).toEqual(signedIn.map(() => ['ok']));
  });
});

describe('GUARD_RULES', () => {
  const cubes = enumerate(GUARD_RULES, GUARD_FACT_VALUES);
  const outcomesWhen = (values: Readonly<Record<string, readonly string[]>>) =>
    new Set(
      enumerate(GUARD_RULES, { ...GUARD_FACT_VALUES, preflight: ['no'], ...values }).map(
        ({ outcome }) => outcome,
      ),
    );

  it('never sign anybody out while tokens cannot be verified', () => {
    expect(outcomesWhen({ available: ['no'] })).toEqual(new Set(['redirect', 'unavailable']));
  });

  it('pass a signed-out visitor only if the options say so, or on the sign-in page', () => {
    const signedOut = { visitor: ['signed-out'], redirect: ['none'], available: ['yes'] };
    expect(outcomesWhen({ ...signedOut, signedOut: ['unauthorized'] })).toEqual(new Set(['unauthorized']));
    expect(outcomesWhen({ ...signedOut, signedOut: ['pass'], requirement: ['unmet'] })).toEqual(
      new Set(['unauthorized']),
    );
    const elsewhere = { ...signedOut, signedOut: ['sign-in'], destination: ['page', 'other'] };
    expect(outcomesWhen(elsewhere)).toEqual(new Set(['sign-in', 'unauthorized']));
  });

  it('never pass a visitor who lacks what is required, except to sign in', () => {
    const passing = cubes.filter(({ id, outcome }) => outcome === 'pass' && id !== 'A1' && id !== 'A9');
    expect(passing.map(({ values }) => values['requirement'])).toEqual(passing.map(() => ['met']));
  });

  it('never redirect an upgrade that a handshake would precede', () => {
    expect(outcomesWhen({ redirect: ['start'], upgrade: ['yes'], available: ['yes'] })).toEqual(
      new Set(['unauthorized']),
    );
  });
});

function isOf(kind: string, outcome: unknown): boolean {
  return Array.isArray(outcome) && outcome[0] === kind;
}

function isRun(outcome: unknown): boolean {
  return isOf('run', outcome);
}

import type { DecisionRow } from '../../../../packages/auth-state/src/decide/decision-row.ts';
import { FACT_VALUES } from '../../../../packages/auth-state/src/decide/facts.ts';
import { GUARD_FACT_VALUES, GUARD_RULES } from '../../../../packages/auth-state/src/decide/guard-rules.ts';
import { HANDSHAKE_GATE } from '../../../../packages/auth-state/src/decide/handshake-gate.ts';
import { HANDSHAKE_RETURN } from '../../../../packages/auth-state/src/decide/handshake-return.ts';
import {
  MACHINE_FACT_VALUES,
  MACHINE_RULES,
} from '../../../../packages/auth-state/src/decide/machine-rules.ts';
import {
  GUARD_RULE_DOCS,
  HANDSHAKE_GATE_DOCS,
  HANDSHAKE_RETURN_DOCS,
  MACHINE_RULE_DOCS,
  SESSION_RULE_DOCS,
  SUFFIX_RULE_DOCS,
  TOKEN_CLASS_RULE_DOCS,
} from '../../../../packages/auth-state/src/decide/rule-docs.ts';
import { SESSION_RULES } from '../../../../packages/auth-state/src/decide/session-rules.ts';
import { SUFFIX_FACT_VALUES, SUFFIX_RULES } from '../../../../packages/auth-state/src/decide/suffix-rules.ts';
import {
  TOKEN_CLASS_FACT_VALUES,
  TOKEN_CLASS_RULES,
} from '../../../../packages/auth-state/src/decide/token-class-rules.ts';

/** A decision table with its documentation. */
export interface DecisionTable {
  readonly title: string;
  readonly about: string;
  /** Path from the folder of the package. */
  readonly file: string;
  readonly rules: ReadonlyArray<DecisionRow<Readonly<Record<string, string>>, unknown>>;
  readonly docs: Readonly<Record<string, string>>;
  /** Shown with the table. A table that uses the facts of another table has no values of its own. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** The tables of `@x/auth-state`, in the order in which they are looked up. */
export const DECISION_TABLES: readonly DecisionTable[] = [
  {
    title: 'The type of a bearer token',
    about: 'Looked up before anything is verified.',
    file: 'src/decide/token-class-rules.ts',
    rules: TOKEN_CLASS_RULES,
    docs: TOKEN_CLASS_RULE_DOCS,
    values: TOKEN_CLASS_FACT_VALUES,
  },
  {
    title: 'Machines',
    about: 'Looked up if `acceptsToken` names other tokens than session tokens.',
    file: 'src/decide/machine-rules.ts',
    rules: MACHINE_RULES,
    docs: MACHINE_RULE_DOCS,
    values: MACHINE_FACT_VALUES,
  },
  {
    title: 'The cookies that count',
    about:
      'Cookies with plain names, which all instances on a domain share, or cookies with the suffix of this instance.',
    file: 'src/decide/suffix-rules.ts',
    rules: SUFFIX_RULES,
    docs: SUFFIX_RULE_DOCS,
    values: SUFFIX_FACT_VALUES,
  },
  {
    title: 'Sessions',
    about: 'The main table.',
    file: 'src/decide/session-rules.ts',
    rules: SESSION_RULES,
    docs: SESSION_RULE_DOCS,
    values: FACT_VALUES,
  },
  {
    title: 'Whether a handshake redirects',
    about: 'Looked up with the facts of sessions if a row of the session table calls for a handshake.',
    file: 'src/decide/handshake-gate.ts',
    rules: HANDSHAKE_GATE,
    docs: HANDSHAKE_GATE_DOCS,
  },
  {
    title: 'Whether the end of a handshake redirects',
    about:
      'Looked up with the facts of sessions if a handshake was resolved. `clean` redirects to the URL without the parameters of the handshake.',
    file: 'src/decide/handshake-return.ts',
    rules: HANDSHAKE_RETURN,
    docs: HANDSHAKE_RETURN_DOCS,
  },
  {
    title: 'How a guard answers',
    about: 'Looked up by a guard, once the state of the request is known.',
    file: 'src/decide/guard-rules.ts',
    rules: GUARD_RULES,
    docs: GUARD_RULE_DOCS,
    values: GUARD_FACT_VALUES,
  },
];

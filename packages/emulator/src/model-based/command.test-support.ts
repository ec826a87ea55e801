import fc from 'fast-check';
import type { Call } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import type { Model, ModelOrganization, ModelUser } from './model.test-support.ts';
import { pick } from './model.test-support.ts';

export interface Real {
  readonly emulator: Emulator;
  readonly call: Call;
}

/** Does the same to the model and to the emulator, and compares. */
type Run<Args extends readonly unknown[]> = (model: Model, real: Real, ...args: Args) => Promise<void>;

class Command implements fc.AsyncCommand<Model, Real, false> {
  readonly #label: string;
  readonly run: Run<[]>;

  constructor(label: string, run: Run<[]>) {
    this.#label = label;
    this.run = run;
  }

  check(): boolean {
    return true;
  }

  toString(): string {
    return this.#label;
  }
}

export type CommandArbitrary = fc.Arbitrary<fc.AsyncCommand<Model, Real, false>>;

/** A step of a sequence, with arguments that fast-check chooses. */
export function command<Args extends readonly unknown[]>(
  name: string,
  args: { readonly [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  run: Run<Args>,
): CommandArbitrary {
  // `fc.tuple` cannot infer the tuple from a mapped type.
  const tuple = fc.tuple(...args) as unknown as fc.Arbitrary<Args>;
  return tuple.map(
    (values) =>
      new Command(`${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`, (model, real) =>
        run(model, real, ...values),
      ),
  );
}

/** Selects a record of the model, whatever its size. */
export const index = fc.nat(20);

type WithUser<Args extends readonly unknown[]> = (
  user: ModelUser,
  model: Model,
  real: Real,
  ...args: Args
) => Promise<void>;

/** The first argument selects a user. The step does nothing without one. */
export function withUser<Args extends readonly unknown[]>(run: WithUser<Args>): Run<[number, ...Args]> {
  return async (model, real, at, ...args) => {
    const user = pick(model.users, at);
    if (user !== undefined) await run(user, model, real, ...args);
  };
}

type WithOrganization<Args extends readonly unknown[]> = (
  organization: ModelOrganization,
  model: Model,
  real: Real,
  ...args: Args
) => Promise<void>;

/** The first argument selects an organization. The step does nothing without one. */
export function withOrganization<Args extends readonly unknown[]>(
  run: WithOrganization<Args>,
): Run<[number, ...Args]> {
  return async (model, real, at, ...args) => {
    const organization = pick(model.organizations, at);
    if (organization !== undefined) await run(organization, model, real, ...args);
  };
}

/** Returns the outcome of a request: its status, and the code of the first error. */
export function outcomeOf({ status, body }: Awaited<ReturnType<Call>>): string {
  return status < 300 ? 'ok' : `${status} ${body.errors[0].code}`;
}

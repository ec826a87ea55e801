// Pure
import { isPlainObject } from '@x/errors/internal';
import { check } from './check.ts';
import { isRecord, toSnakeCase } from './key-case.ts';
import { listProblem } from './lists.ts';
import type { Fields } from './request-parts.ts';

/**
 * Throws a `ConfigError` for arguments that only a mistake can cause: parameters of a class, whose getters would be
 * ignored, a field that is given in two forms, and lists that are too long or have holes. `owner` begins the messages.
 */
export function checkParameters(owner: string, args: readonly unknown[]): void {
  for (const arg of args) {
    if (Array.isArray(arg)) {
      checkList(arg, `${owner}: the list`);
      for (const entry of arg) {
        checkFields(owner, entry);
      }
    } else {
      checkFields(owner, arg);
    }
  }
}

function checkFields(owner: string, fields: unknown): void {
  if (!isRecord(fields)) {
    return;
  }
  checkPlain(fields, `${owner}: the parameters`);
  checkNamesOnce(owner, fields);
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) {
      checkList(value, `${owner}: ${name}`);
    }
  }
}

/** What an object inherits is not sent, so that a filter of a class would select everything. */
export function checkPlain(value: object, what: string): void {
  check(isPlainObject(value), `${what} must not be an object of a class: pass a plain object`);
}

/** Throws a `ConfigError` for a list that is too long or has a hole. */
export function checkList(list: readonly unknown[], what: string): void {
  const problem = listProblem(list);
  check(problem === null, `${what} ${problem}`);
}

/** The API would receive both values of a query, or one of them in a body. */
function checkNamesOnce(owner: string, fields: Fields): void {
  const names = new Map<string, string>();
  for (const name of Object.keys(fields).filter((each) => fields[each] !== undefined)) {
    const wireName = toSnakeCase(name);
    const first = names.get(wireName);
    check(first === undefined, `${owner}: ${first} and ${name} are the same parameter. Pass it once`);
    names.set(wireName, name);
  }
}

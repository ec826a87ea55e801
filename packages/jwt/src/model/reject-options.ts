// Pure
import { ConfigError } from '@x/errors';

/** What to do in place of passing an option, by its name. */
export type AdviceByName = Readonly<Record<string, string>>;

/** Throws a `ConfigError` for an option of another function, which would be ignored. `null` stands for no value. */
export function rejectOptions(options: object, adviceByName: AdviceByName): void {
  for (const [name, advice] of Object.entries(adviceByName)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && value !== null) {
      throw new ConfigError(`Option "${name}" has no effect here. ${advice}`);
    }
  }
}

import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';

/** Throws a `ConfigError` for a plugin that is called by hand, without an instance. */
export function checkInstance(app: unknown): void {
  if (!readArgument('The instance', () => typeof Object(app).addHook === 'function')) {
    throw new ConfigError(
      `clerkPlugin takes an instance of Fastify, not ${quote(app)}. Register it: app.register(clerkPlugin, { clerk }).`,
    );
  }
}

/** Marks a plugin whose hooks count for the routes of the instance that registers it, as `fastify-plugin` does. */
export function forWholeInstance<Plugin extends object>(plugin: Plugin): Plugin {
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: '@x/adapters',
  });
}

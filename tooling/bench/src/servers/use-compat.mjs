// Loaded before a server: the SDK gets `@x/compat` in the place of `@clerk/backend`, as with `overrides`.
import { registerHooks } from 'node:module';

const REFERENCE = /^@clerk\/backend(?=\/|$)/;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    REFERENCE.test(specifier)
      ? nextResolve(specifier.replace(REFERENCE, '@x/compat'), { ...context, parentURL: import.meta.url })
      : nextResolve(specifier, context),
});

import { requireGlobals } from '@x/errors/internal';
import {
  type EmulatorExport,
  type EmulatorSnapshot,
  restoreSnapshot,
  takeSnapshot,
} from './control/backup.ts';
import type { Clock } from './control/clock.ts';
import { createOAuthToken } from './create-oauth-token.ts';
import type { Emulator } from './emulator.ts';
import { cookieSuffixOf } from './keys/signing-key.ts';
import type { Journal } from './persistence/journal.ts';
import { signIn } from './sign-in.ts';
import type { Instance } from './store/instance.ts';
import type { WebhookControl } from './webhooks/webhooks.ts';

interface MethodsInput {
  readonly instance: Instance;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly hooks: WebhookControl;
  readonly reset: () => void;
}

/** What the methods of an emulator and the control API have in common. */
export function createMethods({ instance, clock, journal, hooks, reset }: MethodsInput) {
  const restored = { store: instance.store, clock };
  const restore = (snapshot: EmulatorSnapshot) => {
    restoreSnapshot(restored, snapshot, 'restore()');
    hooks.interrupt();
  };
  // A change of the clock or of the records can make deliveries due.
  const afterwards = <Args extends readonly unknown[]>(
    change: (...args: Args) => void,
    write: () => Promise<void>,
  ) =>
    thenWrite((...args: Args) => {
      change(...args);
      hooks.wake();
    }, write);
  return {
    now: clock.now,
    signIn: async (...[userId, options]: Parameters<Emulator['signIn']>) => {
      requireGlobals('TextEncoder', 'URL');
      const cookieSuffix = await cookieSuffixOf(instance.publishableKey());
      const signedIn = await hooks.during((view) => signIn(view, cookieSuffix, userId, options));
      await journal.settled();
      return signedIn;
    },
    createOAuthToken: async (options: Parameters<Emulator['createOAuthToken']>[0]) => {
      const token = await hooks.during((view) => createOAuthToken(view, options));
      await journal.settled();
      return token;
    },
    rotateSigningKey: async (key?: Parameters<Emulator['rotateSigningKey']>[0]) => {
      await instance.keys.rotate(key);
      await journal.rewrite();
    },
    snapshot: () => takeSnapshot(restored),
    export: () => exportOf(instance, clock),
    advance: afterwards(clock.advance, journal.touch),
    setNow: afterwards(clock.setNow, journal.touch),
    restore: afterwards(restore, journal.rewrite),
    reset: afterwards(reset, journal.rewrite),
    webhooks: hooks.webhooks,
  };
}

/** Writes what a method has changed. The next answer reports a failure. */
function thenWrite<Args extends readonly unknown[]>(
  change: (...args: Args) => void,
  write: () => Promise<void>,
): (...args: Args) => void {
  return (...args) => {
    change(...args);
    write().catch(() => {});
  };
}

/** Returns the state with the keys. */
export function exportOf({ store, secretKey, instanceId, keys }: Instance, clock: Clock): EmulatorExport {
  const previous = keys.previous()?.privateJwk;
  return {
    ...takeSnapshot({ store, clock }),
    secretKey,
    instanceId,
    signingKey: keys.current().privateJwk,
    ...(previous && { previousSigningKey: previous }),
  };
}

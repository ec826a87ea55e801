interface Subscription {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/** One listener per signal. One per callback would make Node warn of a leak when many calls share a signal. */
const subscriptions = /* @__PURE__ */ new WeakMap<AbortSignal, Subscription>();

/**
 * Calls the callback when the signal aborts, and returns a function that ends this. All callbacks of a signal share one
 * listener, which is removed with the last of them.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = subscriptions.get(signal) ?? subscribe(signal);
  callbacks.add(callback);
  return () => {
    const isLast = callbacks.delete(callback) && callbacks.size === 0;
    if (isLast) {
      signal.removeEventListener('abort', listener);
      subscriptions.delete(signal);
    }
  };
}

function subscribe(signal: AbortSignal): Subscription {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) {
      callback();
    }
  };
  const subscription = { callbacks, listener };
  signal.addEventListener('abort', listener);
  subscriptions.set(signal, subscription);
  return subscription;
}

/** A place in a queue. */
interface Turn {
  /** Settles when everybody before has ended. */
  readonly come: Promise<unknown>;
  end(): void;
}

/**
 * Lets calls about the same thing take turns within this process: they would only get into each other's
 * way in the database, and each would hold a connection there while it waits.
 */
export function turns() {
  const last = new Map<string, Promise<unknown>>();

  return (key: string): Turn => {
    const come = last.get(key) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const own = come.then(() => promise);
    last.set(key, own);
    return {
      come,
      end() {
        resolve();
        if (last.get(key) === own) last.delete(key);
      },
    };
  };
}

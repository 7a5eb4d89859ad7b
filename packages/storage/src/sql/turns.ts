/** A place in a queue. */
interface Turn {
  /** Settles when everybody before has ended. */
  readonly come: Promise<unknown>;
  end(): void;
}

/** More calls about one thing are refused at once: they must not take the places of all others. */
const mostWaiting = 500;

/**
 * Lets calls about the same thing take turns within this process: they would only get into each other's
 * way in the database, and each would hold a connection there while it waits.
 *
 * @throws Error where too many wait for the same thing already
 */
export function turns() {
  const last = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, number>();

  return (key: string): Turn => {
    const before = waiting.get(key) ?? 0;
    if (before >= mostWaiting) throw new Error(`${mostWaiting} calls about one thing wait already`);
    waiting.set(key, before + 1);
    const come = last.get(key) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const own = come.then(() => promise);
    last.set(key, own);
    return {
      come,
      end() {
        resolve();
        if (last.get(key) === own) last.delete(key);
        const others = (waiting.get(key) ?? 0) - 1;
        if (others > 0) waiting.set(key, others);
        else waiting.delete(key);
      },
    };
  };
}

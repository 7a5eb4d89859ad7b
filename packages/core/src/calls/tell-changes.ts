import type { KeyfobError } from '../contract/index.ts';
import { asFault } from './faults.ts';

/**
 * Tells of what lasts when it begins, and when it changes: a probe that meets it every second would
 * fill the log, and the hour that other faults are told in is kept by the store, which may be what is away.
 */
export function tellChanges(onFault: (fault: KeyfobError) => void) {
  const lasting = new Map<string, string>();

  return {
    /** What `look` gives, or undefined when it throws: that is told. */
    async of<T>(what: string, look: () => Promise<T>): Promise<T | undefined> {
      try {
        const found = await look();
        lasting.delete(what);
        return found;
      } catch (error) {
        const words = reasonOf(error);
        if (lasting.get(what) !== words) asFault(error, onFault);
        lasting.set(what, words);
        return undefined;
      }
    },
  };
}

function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
}

import type { KeyfobError } from '../contract/index.ts';
import { asFault } from './faults.ts';
import type { CompleteOptions } from './options.ts';

type Told = Pick<CompleteOptions, 'store' | 'onFault'>;

/** So often it is told that a store goes on failing. */
const pauseMs = 60_000;
/** A store is back when no call has failed for so long: one that comes and goes is not. */
const quietMs = 10_000;
/** So many different reasons are each told at once. */
const mostReasons = 10;

/** A time in which calls of the store fail. */
interface Outage {
  readonly beganAt: number;
  readonly reasons: Set<string>;
  failed: number;
  /** How many of them since `toldAt`. */
  untold: number;
  toldAt: number;
  lastAt: number;
}

/**
 * Keeps a store that is away from filling the log with every call that fails for it: the first one is told, and
 * each reason that is a new one, then how many there were, once a minute, and at the end that it is back. What is
 * wrong with one document alone, which stores throw as a `KeyfobError`, and all other faults are told as they
 * come.
 *
 * @returns what to use in their place
 */
export function withOutagesTold({ store, onFault }: Told): Told {
  const failures = new WeakSet<object>();
  let outage: Outage | undefined;

  return {
    store: watched(store, { succeeded, failed }),
    onFault(fault) {
      if (failures.has(fault.cause as object)) tellOf(fault);
      else onFault(fault);
    },
  };

  function failed(error: unknown): void {
    if (error instanceof Error) failures.add(error);
  }

  function succeeded(): void {
    if (outage === undefined) return;
    const { beganAt, lastAt, failed } = outage;
    if (performance.now() - lastAt < quietMs) return;
    outage = undefined;
    if (failed === 1) return; // it was told
    tell(`the store is back: ${failed} calls failed within ${seconds(lastAt - beganAt)}`);
  }

  function tellOf(fault: KeyfobError): void {
    const now = performance.now();
    const none = { beganAt: now, toldAt: now, lastAt: now, failed: 0, untold: 0 };
    outage ??= { ...none, reasons: new Set() };
    outage.lastAt = now;
    outage.failed += 1;
    const reason = (fault.cause as Error).message;
    if (!outage.reasons.has(reason) && outage.reasons.size < mostReasons) {
      outage.reasons.add(reason);
      onFault(fault);
      return;
    }
    outage.untold += 1;
    const sinceMs = now - outage.toldAt;
    if (sinceMs < pauseMs) return;
    const { untold } = outage;
    Object.assign(outage, { untold: 0, toldAt: now });
    const last = `the last one with: ${reason}`;
    tell(`the store goes on failing: ${untold} more calls within ${seconds(sinceMs)}, ${last}`);
  }

  function tell(what: string): void {
    asFault(new Error(what), onFault);
  }
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}

interface Listener {
  succeeded(): void;
  failed(error: unknown): void;
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** The same port, whose listener hears what becomes of each call. What a caller's own function throws is not the port's. */
function watched<Port extends object>(port: Port, listener: Listener): Port {
  const get = (_: object, name: string | symbol): unknown => {
    const part: unknown = Reflect.get(port, name);
    if (typeof part === 'object' && part !== null) return watched(part, listener);
    if (typeof part !== 'function') return part;
    return async (...given: readonly unknown[]) => {
      const thrown = new Set<unknown>();
      try {
        const result = await (part as Method).apply(port, given.map(noting(thrown)));
        listener.succeeded();
        return result;
      } catch (error) {
        if (!thrown.has(error)) listener.failed(error);
        throw error;
      }
    };
  };
  return new Proxy({}, { get }) as Port; // has everything that the port has
}

/** Notes what a function throws; anything else stays as it is. */
function noting(thrown: Set<unknown>) {
  return (given: unknown): unknown => {
    if (typeof given !== 'function') return given;
    return (...parameters: readonly unknown[]) => {
      try {
        return (given as (...parameters: readonly unknown[]) => unknown)(...parameters);
      } catch (error) {
        thrown.add(error);
        throw error;
      }
    };
  };
}

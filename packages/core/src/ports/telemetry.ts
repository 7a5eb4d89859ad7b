import type { AuditEvent } from '../account/events.ts';
import type { Health } from '../contract/index.ts';
import type { SealedMessage } from '../sealing/message.ts';
import type { MessageOutcome } from './store.ts';

/**
 * Hears what Keyfob does, to count and to trace it: `openTelemetry()` of `@keyfob/core/telemetry`. It gets
 * no code, key, address or user id but what stands in an event, and must not throw.
 */
export interface Telemetry {
  /** Runs one use case, and gives on what it gives or throws. `name` is that of the call, like `verify`. */
  call<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Runs one attempt at a message, and gives its outcome on. */
  message(
    channel: SealedMessage['channel'],
    run: () => Promise<MessageOutcome>,
  ): Promise<MessageOutcome>;
  /** Told of each event once it is committed. */
  event(event: AuditEvent): void;
  /** Told once, by `createKeyfob`, how to look at the health of the process. */
  watch(health: () => Promise<Health>): void;
}

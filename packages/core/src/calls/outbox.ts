import type { LeasedMessage, MessageOutcome } from '../ports/store.ts';
import { handOver } from '../recovery/completion.ts';
import type { MessageBody, Task } from '../sealing/message.ts';
import { openMessage } from '../sealing/sealed-message.ts';
import { withinSeconds } from './deadline.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';

/** Does what a task asks for. It may be called again for the same task, and must then change nothing. */
export type DoTask = (task: Task, userId: string) => Promise<void>;

const batch = 20;
const pauseMs = 1_000;
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;

/**
 * Sends what was committed, in turns of at most twenty messages, at least once each and always under
 * the same key. What its reader could not use any more is dropped (M2, P3).
 */
export function makeOutbox({ options, settle }: Engine, doTask: DoTask) {
  const { store, policy, keys: ring, recovery, onFault } = options;
  let wake = () => {};

  return {
    /** Something was committed: look now instead of after the pause. */
    nudge: () => wake(),
    turn,

    /** Sends from now on; the returned function stops it after the turn that is under way. */
    start(): () => Promise<void> {
      let isStopped = false;
      const running = (async () => {
        while (!isStopped) {
          const isNudged = sleepOrNudge();
          const count = await turn();
          if (count === 0 && !isStopped) await isNudged.within(pauseMs);
          isNudged.cancel();
        }
      })();
      return async () => {
        isStopped = true;
        wake();
        await running;
      };
    },
  };

  /** One turn; the number of messages it has had in hand. */
  async function turn(): Promise<number> {
    try {
      // Long enough for the slowest attempt and its settling; whoever dies holds a message that long.
      const leaseSeconds = 2 * policy.sendTimeoutSeconds + 20;
      const messages = await store.outbox.lease({ limit: batch, leaseSeconds });
      await Promise.all(messages.map(deliver));
      return messages.length;
    } catch (error) {
      asFault(error, onFault); // the store is away; what is leased comes back by itself
      return 0;
    }
  }

  async function deliver(message: LeasedMessage): Promise<void> {
    try {
      await store.outbox.settle(message, await outcomeOf(message));
    } catch (error) {
      asFault(error, onFault);
    }
  }

  async function outcomeOf(message: LeasedMessage): Promise<MessageOutcome> {
    if (message.leasedAt >= message.dropAt) return { state: 'dropped' };
    try {
      return (await send(message)) ? { state: 'sent' } : { state: 'dropped' };
    } catch (error) {
      if ((error as { isPermanent?: unknown } | null)?.isPermanent === true) {
        return { state: 'failed' };
      }
      if (message.attempts === 1) asFault(error, onFault); // once is enough for the log
      const wait = Math.min(firstRetryMs * 2 ** (message.attempts - 1), longestRetryMs);
      const notBefore = message.leasedAt + wait;
      return notBefore < message.dropAt ? { state: 'again', notBefore } : { state: 'failed' };
    }
  }

  /** Hands a message over; false when it is of no use to its reader any more. */
  async function send(message: LeasedMessage): Promise<boolean> {
    const body = openMessage(ring, message);
    if (body.channel === 'task') {
      await doTask(body.content, message.userId);
      return true;
    }
    if (expires(body) && (await mayHandOver(message)) === 'drop') return false;
    const signal = AbortSignal.timeout(policy.sendTimeoutSeconds * 1000);
    const { id: idempotencyKey } = message;
    if (recovery === undefined) throw new Error('the option recovery was taken away: nobody sends');
    const { to, locale } = body;
    if (body.channel === 'mail') {
      const mail = { to, locale, content: body.content, idempotencyKey };
      await inTime(recovery.mail.send(mail, signal), 'mail');
    } else {
      if (recovery.sms === undefined) throw new Error('the option recovery.sms was taken away');
      const sms = { to, locale, content: body.content, idempotencyKey };
      await inTime(recovery.sms.send(sms, signal), 'sms');
    }
    return true;
  }

  /** A sender that does not listen to its signal must not hold up all the others. */
  async function inTime(sending: Promise<void>, port: string): Promise<void> {
    await withinSeconds(policy.sendTimeoutSeconds + 1, sending, port);
  }

  /** The time of a link or code begins now, not when it was asked for. */
  async function mayHandOver({ id, userId }: LeasedMessage): Promise<'send' | 'drop'> {
    return settle({ userId }, (account, at) => handOver(account, id, at));
  }

  function sleepOrNudge() {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    let timer: NodeJS.Timeout | undefined;
    return {
      within(ms: number): Promise<void> {
        timer = setTimeout(resolve, ms);
        return promise;
      },
      cancel: () => clearTimeout(timer),
    };
  }
}

function expires({ content }: MessageBody): boolean {
  return content.kind === 'recovery_link' || content.kind === 'recovery_code';
}

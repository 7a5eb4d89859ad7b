import { errorTitles, isKeyfobError } from '../contract/index.ts';
import type { SendFailure } from '../ports/channels.ts';
import type { LeasedMessage, MessageOutcome } from '../ports/store.ts';
import { withinSeconds } from '../ports/within-seconds.ts';
import { handedOver, handOver, mustAsk, takeBack } from '../recovery/hand-over.ts';
import type { MailContent, MailMessage, SmsContent, SmsMessage, Task } from '../sealing/message.ts';
import { openMessage } from '../sealing/sealed-message.ts';
import type { Instant } from '../time/instant.ts';
import type { ChannelRecord } from './channel-record.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';

/**
 * Does what a task asks for. It may be called again for the same task, and must then change nothing.
 *
 * @returns when to call again, where it was too early
 */
export type DoTask = (task: Task, userId: string) => Promise<Instant | undefined>;

const firstRetryMs = 2_000;
const longestRetryMs = 60_000;
/** After so many attempts something lasts: there is no use in asking every minute. */
const manyAttempts = 20;
const longRetryMs = 900_000;

/**
 * Hands one message over and says what became of it: at least once each, and always under the same key.
 * What its reader could not use any more is dropped (M2, P3).
 */
export function makeDelivery(
  { options, settle, tellHourly }: Engine,
  { doTask, channels }: { readonly doTask: DoTask; readonly channels: ChannelRecord },
) {
  const { store, policy, keys: ring, recovery, onFault, telemetry } = options;

  return async function deliver(message: LeasedMessage): Promise<void> {
    try {
      const attempt = () => outcomeOf(message);
      const outcome = await (telemetry?.message(message.channel, attempt) ?? attempt());
      await store.outbox.settle(message, outcome);
    } catch (error) {
      asFault(error, onFault);
    }
  };

  async function outcomeOf(message: LeasedMessage): Promise<MessageOutcome> {
    const { channel, dropAt, leasedAt, attempts } = message;
    // What Keyfob itself has to do is tried once at least: a clock that was ahead must not drop it unseen.
    if (leasedAt >= dropAt && channel !== 'task') {
      await tell(channel, 'given up', 'its time was over before it could be sent');
      return { state: 'dropped' };
    }
    try {
      const outcome = await send(message);
      channels.worked(channel);
      return outcome;
    } catch (error) {
      channels.failed(channel);
      const { isPermanent, isSetUp } = failureOf(error);
      if (isPermanent === true) {
        await tell(channel, 'given up', error);
        return { state: 'failed' };
      }
      const longest = attempts > manyAttempts ? longRetryMs : longestRetryMs;
      const notBefore = leasedAt + Math.min(firstRetryMs * 2 ** (attempts - 1), longest);
      if (notBefore >= dropAt) {
        await tell(channel, 'given up', error);
        return { state: 'failed' };
      }
      await tell(channel, isSetUp === true ? 'held up by the set-up' : 'tried again', error);
      return { state: 'again', notBefore };
    }
  }

  /** Hands a message over; it is dropped where it is of no use to its reader any more. */
  async function send(message: LeasedMessage): Promise<MessageOutcome> {
    const body = openMessage(ring, message);
    if (body.channel === 'task') {
      const notBefore = await doTask(body.content, message.userId);
      return notBefore === undefined ? { state: 'sent' } : { state: 'again', notBefore };
    }
    if (!mustAsk(message.id, body.content.kind)) {
      await handTo(body, message.id);
      return { state: 'sent' };
    }
    const { id, userId } = message;
    const answer = await settle({ userId }, (account, at) => handOver(account, id, at));
    if (answer.may === 'drop') return { state: 'dropped' };
    try {
      await handTo(withTime(body, answer.effectiveAt), id);
    } catch (error) {
      if (answer.hasBegun && failureOf(error).isUnsent === true) {
        await settle({ userId }, (account, at) => takeBack(account, id, at));
      }
      throw error;
    }
    await settle({ userId }, (account, at) => handedOver(account, id, at));
    return { state: 'sent' };
  }

  async function handTo(body: MailMessage | SmsMessage, idempotencyKey: string): Promise<void> {
    if (recovery === undefined) throw new Error('the option recovery was taken away: nobody sends');
    const signal = AbortSignal.timeout(policy.sendTimeoutSeconds * 1000);
    const { to, locale } = body;
    if (body.channel === 'mail') {
      const content = body.content as MailContent; // withTime() has added what was missing
      const mail = { to, locale, content, idempotencyKey };
      await inTime(recovery.mail.send(mail, signal), 'mail.send');
      return;
    }
    if (recovery.sms === undefined) throw new Error('the option recovery.sms was taken away');
    const content = body.content as SmsContent;
    const sms = { to, locale, content, idempotencyKey };
    await inTime(recovery.sms.send(sms, signal), 'sms.send');
  }

  /** A sender that does not listen to its signal must not hold its place for ever. */
  async function inTime(sending: Promise<void>, port: string): Promise<void> {
    await withinSeconds(policy.sendTimeoutSeconds + 1, sending, port);
  }

  /** Tells the operator once an hour of each channel and outcome. */
  async function tell(channel: string, outcome: string, reason: unknown): Promise<void> {
    const error = new Error(`a ${channel} was ${outcome}: ${wordsOf(reason)}`, { cause: reason });
    await tellHourly(`${channel} ${outcome}`, error);
  }
}

function withTime<Body extends MailMessage | SmsMessage>(
  body: Body,
  effectiveAt: Instant | undefined,
): Body {
  return effectiveAt === undefined ? body : { ...body, content: { ...body.content, effectiveAt } };
}

function failureOf(error: unknown): SendFailure {
  return typeof error === 'object' && error !== null ? (error as SendFailure) : {};
}

/** Why, in one sentence: of a fault, what has caused it. */
function wordsOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  if (reason.cause instanceof Error) return reason.cause.message;
  return isKeyfobError(reason) ? errorTitles[reason.code] : reason.message;
}

import type { SealedMessage } from '../sealing/message.ts';
import type { ChannelRecord } from './channel-record.ts';
import { type DoTask, makeDelivery } from './delivery.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';
import { makeTidying } from './tidying.ts';

export type { DoTask } from './delivery.ts';

type Channel = SealedMessage['channel'];

const channels: readonly Channel[] = ['mail', 'sms', 'task'];
/** So many messages of one channel are in hand at once. */
const places = 20;
const pauseMs = 1_000;
const tidyPauseMs = 600_000;

/**
 * Sends what was committed. Channels do not wait for each other: each has places of its own, so a mail
 * host that hangs delays no SMS; and a place that is free takes the next message at once.
 */
export function makeOutbox(
  engine: Engine,
  parts: { readonly doTask: DoTask; readonly channels: ChannelRecord },
) {
  const { store, policy, onFault } = engine.options;
  const deliver = makeDelivery(engine, parts);
  const tidy = makeTidying(engine);
  const wakers = new Set<() => void>();

  return {
    /** Something was committed: look now instead of after the pause. */
    nudge: () => {
      for (const wake of wakers) wake();
    },

    /** One turn on each channel; the number of messages it has had in hand. */
    async turn(): Promise<number> {
      await tidy();
      const counts = await Promise.all(
        channels.map(async (channel) => {
          const messages = await lease(channel, places);
          await Promise.all(messages.map(deliver));
          return messages.length;
        }),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },

    /** Sends from now on; the returned function stops it once what is in hand has been settled. */
    start(): () => Promise<void> {
      const workers = channels.map(startWorker);
      void tidy();
      const timer = setInterval(tidy, tidyPauseMs).unref();
      return async () => {
        clearInterval(timer);
        await Promise.all(workers.map((stop) => stop()));
      };
    },
  };

  /** Takes messages of one channel, as many as there are places, until it is stopped. */
  function startWorker(channel: Channel): () => Promise<void> {
    const inHand = new Set<Promise<void>>();
    let isStopped = false;
    let wake = () => {};
    const call = () => wake();
    wakers.add(call);

    const running = (async () => {
      while (!isStopped) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const free = places - inHand.size;
        const messages = free > 0 ? await lease(channel, free) : [];
        for (const message of messages) take(message);
        // Fewer than asked for: there are no more. Else the next place that is free takes one at once.
        const isMore = messages.length === free;
        if (isMore && inHand.size < places) continue;
        await (isMore ? Promise.race([...inHand]) : within(pauseMs, promise));
      }
      await Promise.all(inHand);
    })();

    return async () => {
      isStopped = true;
      wakers.delete(call);
      wake();
      await running;
    };

    function take(message: Parameters<typeof deliver>[0]): void {
      const delivery = deliver(message).finally(() => inHand.delete(delivery));
      inHand.add(delivery);
    }
  }

  async function lease(channel: Channel, limit: number) {
    try {
      // Long enough for the slowest attempt and its settling; whoever dies holds a message that long.
      const leaseSeconds = 2 * policy.sendTimeoutSeconds + 20;
      return await store.outbox.lease({ channel, limit, leaseSeconds });
    } catch (error) {
      asFault(error, onFault); // the store is away; what is leased comes back by itself
      return [];
    }
  }
}

async function within(ms: number, woken: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([woken, promise]);
  clearTimeout(timer);
}

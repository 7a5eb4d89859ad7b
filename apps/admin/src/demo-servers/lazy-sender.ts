import type { Sender } from '@keyfob/core';

interface Started<Content> {
  readonly sender: Sender<Content>;
  close(): Promise<void>;
}

/**
 * A sender whose server is started for the first message: the demo is up sooner, and whoever never
 * loses a phone never waits for it. A start that failed is tried again with the next message.
 */
export function lazySender<Content>(start: () => Promise<Started<Content>>): Started<Content> {
  let starting: Promise<Started<Content>> | undefined;
  return {
    sender: {
      async send(message, signal) {
        starting ??= start();
        const started = await starting.catch((error: unknown) => {
          starting = undefined;
          throw error;
        });
        await started.sender.send(message, signal);
      },
    },
    async close() {
      const started = await starting;
      await started?.close();
    },
  };
}

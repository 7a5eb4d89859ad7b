import { healthLimits } from '../policy/health-limits.ts';
import type { SealedMessage } from '../sealing/message.ts';

type Channel = SealedMessage['channel'];

/** Which channels this process has failed on lately. A message that is tried again is never old, so age does not tell. */
export function makeChannelRecord() {
  const failures = new Map<Channel, number>();

  return {
    worked: (channel: Channel) => void failures.delete(channel),
    failed: (channel: Channel) => void failures.set(channel, (failures.get(channel) ?? 0) + 1),
    failing: (): readonly Channel[] =>
      [...failures]
        .filter(([, count]) => count >= healthLimits.channelFailures)
        .map(([channel]) => channel),
  };
}

export type ChannelRecord = ReturnType<typeof makeChannelRecord>;

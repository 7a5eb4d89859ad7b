import type { Delivery, SealedMessage } from '@keyfob/core';
import { text } from './text.ts';

/** A message as it was written. */
export function sealedMessage(row: Readonly<Record<string, unknown>>): SealedMessage {
  return {
    id: text(row.id),
    channel: text(row.channel) as SealedMessage['channel'],
    sealed: text(row.sealed),
    dropAt: Number(row.drop_at),
    ...(row.not_before !== null && { notBefore: Number(row.not_before) }),
  };
}

/** How far a message has come, by its column `state`. */
export function deliveryOf(state: string): Delivery {
  return state === 'waiting' ? 'on_its_way' : state === 'sent' ? 'sent' : 'failed';
}

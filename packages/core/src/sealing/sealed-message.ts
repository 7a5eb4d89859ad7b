import type { KeyRing } from './key-ring.ts';
import type { Message, MessageBody, SealedMessage } from './message.ts';
import { seal, unseal } from './seal.ts';

/** Seals a message for its place in the outbox: it holds links, codes and addresses. */
export function sealMessage(ring: KeyRing, message: Message): SealedMessage {
  const { body, ...rest } = message;
  const bytes = Buffer.from(JSON.stringify(body));
  const sealed = seal(ring, bytes, ['message', message.id]);
  return { ...rest, channel: body.channel, sealed };
}

/**
 * Opens a message to send it.
 *
 * @throws KeyfobError `unavailable` when the ring lacks the key or the seal is broken
 */
export function openMessage(ring: KeyRing, { id, sealed }: SealedMessage): MessageBody {
  return JSON.parse(Buffer.from(unseal(ring, sealed, ['message', id])).toString());
}

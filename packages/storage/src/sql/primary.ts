/** The server is not the one that all nodes write to: what it says may be old, and what is written may be lost. */
export class NotPrimary extends Error {
  override readonly name = 'NotPrimary';

  constructor() {
    super('the server is a read-only replica; Keyfob needs the primary');
  }
}

/**
 * Refuses a server that only follows another one: it may not have heard yet that OTP was turned on (S7).
 *
 * @param readOnly what the server says of itself, as a number or as a word
 * @throws NotPrimary unless it is 0 or OFF
 */
export function demandPrimary(readOnly: unknown): void {
  if (!['0', 'OFF'].includes(String(readOnly))) throw new NotPrimary();
}

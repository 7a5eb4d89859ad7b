/** What the package `smpp` makes of the text of a submit_sm. */
interface ShortMessage {
  readonly message: string;
  readonly udh?: readonly Uint8Array[];
}

/**
 * Puts long SMS together as a phone does: a text comes out with its last part, and undefined before.
 * Parts belong together by the header that their sender gave them (3GPP TS 23.040 § 9.2.3.24.1).
 */
export function joinParts(): (recipient: string, shortMessage: unknown) => string | undefined {
  const waiting = new Map<string, Map<number, string>>();
  return (recipient, shortMessage) => {
    const { message, udh } = shortMessage as ShortMessage; // decoded by the package
    const [element, , reference, count = 0, index = 0] = udh?.[0] ?? [];
    if (element !== 0) return message;
    const key = `${recipient} ${reference}`;
    const parts = waiting.get(key) ?? new Map<number, string>();
    parts.set(index, message);
    waiting.set(key, parts);
    if (parts.size < count) return undefined;
    waiting.delete(key);
    return Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? '').join('');
  };
}

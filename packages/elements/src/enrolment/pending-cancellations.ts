import type { KeyfobClient } from '../client/keyfob-client.ts';

const underWay = new WeakMap<KeyfobClient, Promise<unknown>>();

/**
 * Drops the key that waits for activation. Nobody waits for it and a failure is no harm: the key
 * cannot be used without the password and expires by itself.
 */
export function cancelEnrolment(client: KeyfobClient): void {
  underWay.set(
    client,
    client.cancelEnrolment().catch(() => undefined),
  );
}

/** Waits for the cancellation before: overtaking it, a new key would be dropped by it. */
export async function cancellationDone(client: KeyfobClient): Promise<void> {
  await underWay.get(client);
}
